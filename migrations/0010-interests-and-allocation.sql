-- Who must not assess which case, who had a case before, and who works on one together with its assessor.
-- In each table the newest version is what holds.

-- What a person declared about a service they are too close to. One declaration a person and service.
create table service_interest (
  person_id uuid not null references person,
  service_id uuid not null references service,
  version integer not null check (version > 0),
  kind text not null check (kind in ('works-there', 'worked-there', 'personal', 'other')),
  words text not null check (words <> '' and length(words) <= 2000),
  withdrawn boolean not null default false,
  declared_at timestamptz not null default now(),
  primary key (person_id, service_id, version)
);
create trigger append_only before update or delete on service_interest
  for each row execute function refuse_change();

-- What a person declared about one case. It holds for every assessment of the case.
create table case_interest (
  person_id uuid not null references person,
  case_id uuid not null references caseload_case,
  version integer not null check (version > 0),
  words text not null check (words <> '' and length(words) <= 2000),
  withdrawn boolean not null default false,
  declared_at timestamptz not null default now(),
  primary key (person_id, case_id, version)
);
create index case_interest_case on case_interest (case_id);
create trigger append_only before update or delete on case_interest
  for each row execute function refuse_change();

-- The service a local assessor comes from, as the programme manager recorded it.
create table own_service (
  person_id uuid not null references person,
  version integer not null check (version > 0),
  service_id uuid not null references service,
  recorded_by uuid references person,
  recorded_at timestamptz not null default now(),
  primary key (person_id, version)
);
create trigger append_only before update or delete on own_service
  for each row execute function refuse_change();

-- Everyone a case was ever given to; no assessor means that it went back to the lead.
create table case_allocation (
  assessment_id uuid not null references assessment,
  version integer not null check (version > 0),
  assessor_id uuid references person,
  allocated_by uuid references person,
  allocated_at timestamptz not null default now(),
  primary key (assessment_id, version)
);
create trigger append_only before update or delete on case_allocation
  for each row execute function refuse_change();
insert into case_allocation (assessment_id, version, assessor_id, allocated_at)
  select id, 1, assessor_id, coalesce(allocated_at, now()) from assessment where assessor_id is not null;

-- The colleague who works on a case together with its assessor; no person means nobody any more.
create table case_colleague (
  assessment_id uuid not null references assessment,
  version integer not null check (version > 0),
  person_id uuid references person,
  decided_by uuid references person,
  decided_at timestamptz not null default now(),
  primary key (assessment_id, version)
);
create trigger append_only before update or delete on case_colleague
  for each row execute function refuse_change();
