-- A completed case is reopened only with a reason; the completion stays as a version. The key is the completion that
-- is reopened, so of two people who reopen the same one at the same moment only one can.
create table reopening (
  assessment_id uuid not null,
  -- The completion that was reopened.
  version integer not null,
  reason text not null check (reason ~ '\S' and length(reason) <= 2000),
  reopened_by uuid not null references person,
  reopened_at timestamptz not null default now(),
  primary key (assessment_id, version),
  foreign key (assessment_id, version) references completion
);
create trigger append_only before update or delete on reopening for each row execute function refuse_change();

-- When fieldwork closes, what it leaves is written down: every case with its completion and that completion's digest.
create table fieldwork_freeze (
  inspection_id uuid not null references inspection,
  version integer not null check (version > 0),
  -- Canonical JSON, kept as the text that the digest was made of.
  content text not null,
  digest text not null check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  frozen_by uuid not null references person,
  frozen_at timestamptz not null default now(),
  primary key (inspection_id, version)
);
create trigger append_only before update or delete on fieldwork_freeze
  for each row execute function refuse_change();

-- Going back to fieldwork. The freeze stays as it was; closing again makes the next one.
create table fieldwork_reopening (
  inspection_id uuid not null,
  -- The freeze that no longer holds.
  version integer not null,
  reason text not null check (reason ~ '\S' and length(reason) <= 2000),
  reopened_by uuid not null references person,
  reopened_at timestamptz not null default now(),
  primary key (inspection_id, version),
  foreign key (inspection_id, version) references fieldwork_freeze
);
create trigger append_only before update or delete on fieldwork_reopening
  for each row execute function refuse_change();

create function fieldwork_is_frozen(inspection uuid) returns boolean language sql as $$
  select exists (
    select from fieldwork_freeze f where f.inspection_id = inspection and not exists (
      select from fieldwork_reopening r where r.inspection_id = f.inspection_id and r.version = f.version))
$$;

-- While a freeze holds, the database itself refuses whatever would change what was frozen.
create function refuse_when_frozen() returns trigger language plpgsql as $$
declare
  the_inspection uuid;
begin
  -- A freeze takes each case for itself first: whoever writes is done before it, or waits here and is then refused.
  select inspection_id into the_inspection from assessment where id = new.assessment_id for key share;
  if fieldwork_is_frozen(the_inspection) then
    raise exception 'fieldwork of inspection % is frozen: nothing can be added to %', the_inspection, tg_table_name
      using errcode = 'PB002';
  end if;
  return new;
end $$;
create trigger frozen before insert on answer for each row execute function refuse_when_frozen();
create trigger frozen before insert on completion for each row execute function refuse_when_frozen();
create trigger frozen before insert on reopening for each row execute function refuse_when_frozen();

-- The same for the cases themselves: none comes, goes, or is complete or open again.
create function refuse_case_when_frozen() returns trigger language plpgsql as $$
declare
  the_inspection uuid;
begin
  the_inspection := case tg_op when 'INSERT' then new.inspection_id else old.inspection_id end;
  -- A new case waits for a freeze that is being made; one that changes waits by its own row.
  if tg_op = 'INSERT' then perform from inspection where id = the_inspection for key share; end if;
  if fieldwork_is_frozen(the_inspection) then
    raise exception 'fieldwork of inspection % is frozen: its cases cannot be changed', the_inspection
      using errcode = 'PB002';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger frozen before insert or delete on assessment for each row execute function refuse_case_when_frozen();
create trigger frozen_update before update of id, inspection_id, case_id, case_kind, part, completed_at on assessment
  for each row execute function refuse_case_when_frozen();

create function hold_cases_to_freeze() returns trigger language plpgsql as $$
begin
  perform from inspection where id = new.inspection_id for update;
  perform from assessment where inspection_id = new.inspection_id order by id for update;
  return new;
end $$;
create trigger hold_cases before insert on fieldwork_freeze for each row execute function hold_cases_to_freeze();
