-- The ratings panel meets. Who sat, what was before them, what was said and what was decided is one record; nothing of
-- it is overwritten. In tables with a version the newest is what holds.

create table panel_meeting (
  id uuid primary key default gen_random_uuid(),
  inspection_id uuid not null references inspection,
  number integer not null check (number > 0),
  held_on date not null,
  -- How many must be free to decide, the chair among them, before anything is decided. One person is no panel.
  quorum integer not null check (quorum between 2 and 20),
  -- Why the panel meets again.
  reason text check (reason ~ '\S' and length(reason) <= 2000),
  called_by uuid not null references person,
  called_at timestamptz not null default now(),
  unique (inspection_id, number),
  check (number = 1 or reason is not null)
);
create trigger append_only before update or delete on panel_meeting for each row execute function refuse_change();

create table panel_seat (
  meeting_id uuid not null references panel_meeting,
  person_id uuid not null references person,
  version integer not null check (version > 0),
  -- The lead inspector attends and does not decide. 'away': not, or no longer, at the meeting.
  part text not null check (part in ('chair', 'member', 'lead-inspector', 'away')),
  recorded_by uuid not null references person,
  recorded_at timestamptz not null default now(),
  primary key (meeting_id, person_id, version)
);
-- A meeting has one chair from beginning to end.
create unique index panel_seat_chair on panel_seat (meeting_id) where part = 'chair';
create trigger append_only before update or delete on panel_seat for each row execute function refuse_change();

create table panel_declaration (
  meeting_id uuid not null references panel_meeting,
  person_id uuid not null references person,
  version integer not null check (version > 0),
  interest boolean not null,
  words text not null default '' check (length(words) <= 2000),
  declared_at timestamptz not null default now(),
  primary key (meeting_id, person_id, version),
  check (not interest or words ~ '\S')
);
create trigger append_only before update or delete on panel_declaration
  for each row execute function refuse_change();

-- What the lead inspector wants the panel to know of a standard, beside the rating and its reasons.
create table lead_view (
  inspection_id uuid not null references inspection,
  standard text not null,
  version integer not null check (version > 0),
  words text not null check (words ~ '\S' and length(words) <= 20000),
  written_by uuid not null references person,
  written_at timestamptz not null default now(),
  primary key (inspection_id, standard, version)
);
create trigger append_only before update or delete on lead_view for each row execute function refuse_change();

create table panel_papers (
  meeting_id uuid not null references panel_meeting,
  version integer not null check (version > 0),
  -- Canonical JSON, kept as the text that the digest was made of.
  content text not null,
  digest text not null check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  -- Why the papers were taken in anew.
  reason text check (reason ~ '\S' and length(reason) <= 2000),
  frozen_by uuid not null references person,
  frozen_at timestamptz not null default now(),
  primary key (meeting_id, version),
  check (version = 1 or reason is not null)
);
create trigger append_only before update or delete on panel_papers for each row execute function refuse_change();

create table meeting_decision (
  meeting_id uuid not null references panel_meeting,
  standard text not null,
  version integer not null check (version > 0),
  -- The papers it was decided on; what the rules or the lead gave, and what the panel decided.
  papers integer not null,
  proposed text not null,
  rating text not null,
  -- Worded to be published.
  reason text not null check (reason ~ '\S'),
  -- What was discussed. Never published.
  minutes text not null default '',
  decided_by uuid not null references person,
  decided_at timestamptz not null default now(),
  primary key (meeting_id, standard, version),
  foreign key (meeting_id, papers) references panel_papers
);
create trigger append_only before update or delete on meeting_decision
  for each row execute function refuse_change();

create table panel_dissent (
  meeting_id uuid not null,
  standard text not null,
  -- The decision it is about.
  decision integer not null,
  person_id uuid not null references person,
  version integer not null check (version > 0),
  words text not null check (words ~ '\S' and length(words) <= 20000),
  -- Whether the person wants it printed, by their part in the meeting and never by name.
  publish boolean not null,
  withdrawn boolean not null default false,
  recorded_at timestamptz not null default now(),
  primary key (meeting_id, standard, decision, person_id, version),
  foreign key (meeting_id, standard, decision) references meeting_decision
);
create trigger append_only before update or delete on panel_dissent for each row execute function refuse_change();

create table panel_end (
  meeting_id uuid primary key references panel_meeting,
  how text not null check (how in ('concluded', 'given-up')),
  -- The chair's, where the meeting was given up.
  reason text check (reason ~ '\S' and length(reason) <= 2000),
  ended_by uuid not null references person,
  ended_at timestamptz not null default now(),
  check ((how = 'given-up') = (reason is not null))
);
create trigger append_only before update or delete on panel_end for each row execute function refuse_change();

-- Which meeting left these figures; null for what was concluded before meetings were kept.
alter table result add column meeting_id uuid references panel_meeting;

-- One meeting at a time.
create function refuse_second_open_meeting() returns trigger language plpgsql as $$
begin
  perform from inspection where id = new.inspection_id for update;
  if exists (select from panel_meeting m where m.inspection_id = new.inspection_id
      and not exists (select from panel_end e where e.meeting_id = m.id)) then
    raise exception 'a ratings panel of inspection % is open: end it first', new.inspection_id
      using errcode = 'PB003';
  end if;
  return new;
end $$;
create trigger one_open before insert on panel_meeting
  for each row execute function refuse_second_open_meeting();

-- What has ended takes nothing more. Whoever writes shares a lock on the meeting with its end: it is in the meeting or
-- it is refused.
create function refuse_when_ended() returns trigger language plpgsql as $$
begin
  perform from panel_meeting where id = new.meeting_id for key share;
  if exists (select from panel_end e where e.meeting_id = new.meeting_id) then
    raise exception 'panel meeting % has ended: nothing can be added to %', new.meeting_id, tg_table_name
      using errcode = 'PB003';
  end if;
  return new;
end $$;
create trigger ended before insert on panel_seat for each row execute function refuse_when_ended();
create trigger ended before insert on panel_declaration for each row execute function refuse_when_ended();
create trigger ended before insert on panel_papers for each row execute function refuse_when_ended();
create trigger ended before insert on meeting_decision for each row execute function refuse_when_ended();
create trigger ended before insert on panel_dissent for each row execute function refuse_when_ended();

create function hold_meeting_to_its_end() returns trigger language plpgsql as $$
begin
  perform from panel_meeting where id = new.meeting_id for update;
  return new;
end $$;
create trigger hold_meeting before insert on panel_end for each row execute function hold_meeting_to_its_end();

-- Decisions from before there were meetings stay to be read. There is one way to decide, and it is a meeting.
create function refuse_without_meeting() returns trigger language plpgsql as $$
begin
  raise exception 'ratings are decided in a meeting of the panel (meeting_decision)' using errcode = 'PB003';
end $$;
create trigger only_in_meetings before insert on panel_decision
  for each row execute function refuse_without_meeting();
