-- What an inspection decides about its samples: another size or window than its framework's, a list prepared once
-- more, a draw without a list, and the service's word that it had the digest before there was a seed.

-- Only what differs from the framework; an empty object is the framework's own rule again. The newest version holds.
create table sample_parameters (
  inspection_id uuid not null references inspection,
  case_kind text not null,
  version integer not null check (version > 0),
  parameters jsonb not null,
  reason text not null check (reason ~ '\S' and length(reason) <= 2000),
  decided_by uuid not null references person,
  decided_at timestamptz not null default now(),
  primary key (inspection_id, case_kind, version)
);
create trigger append_only before update or delete on sample_parameters
  for each row execute function refuse_change();

alter table sample
  add column method text not null default 'lottery' check (method in ('lottery', 'systematic')),
  -- Why it was prepared once more, or is not drawn from a list.
  add column reason text check (reason ~ '\S' and length(reason) <= 2000),
  add constraint sample_reason check (reason is not null or (version = 1 and method = 'lottery'));

create table sample_confirmation (
  sample_id uuid primary key references sample,
  -- What the service had before it: compared with the record, so that nobody confirms what they did not see.
  digest text not null check (digest <> ''),
  confirmed_by uuid not null references person,
  confirmed_at timestamptz not null default now()
);
create trigger append_only before update or delete on sample_confirmation
  for each row execute function refuse_change();

-- “Draw many, keep the best” cannot be done, whatever the program above does: a kind of case is drawn once, from what
-- was prepared last, and nothing is prepared once a seed is known.
create function refuse_second_draw() returns trigger language plpgsql as $$
declare
  the_inspection uuid;
  the_kind text;
  newest uuid;
begin
  if tg_table_name = 'sample' then
    the_inspection := new.inspection_id;
    the_kind := new.case_kind;
  else
    select inspection_id, case_kind into the_inspection, the_kind from sample where id = new.sample_id;
  end if;
  perform from inspection where id = the_inspection for update;
  if exists (select from sample_draw d join sample s on s.id = d.sample_id
             where s.inspection_id = the_inspection and s.case_kind = the_kind) then
    raise exception 'the % sample of inspection % is drawn: there is no second draw', the_kind, the_inspection
      using errcode = 'PB003';
  end if;
  if tg_table_name = 'sample_draw' then
    select id into newest from sample where inspection_id = the_inspection and case_kind = the_kind
      order by version desc limit 1;
    if newest <> new.sample_id then
      raise exception 'the % sample of inspection % was prepared once more: the newest one is drawn from', the_kind, the_inspection
        using errcode = 'PB003';
    end if;
  end if;
  return new;
end $$;
create trigger one_draw before insert on sample for each row execute function refuse_second_draw();
create trigger one_draw before insert on sample_draw for each row execute function refuse_second_draw();
