-- Asking a service for its caseload, holding what it sends until it is accepted, and remembering how its files are read.

-- What the service was asked for, when and by whom; a reminder is the next version.
create table caseload_request (
  inspection_id uuid not null references inspection,
  version integer not null check (version > 0),
  kind text not null check (kind in ('request', 'reminder')),
  due_on date not null,
  -- The kinds of case asked for, each with the first and last day that count, as they stood then.
  asked jsonb not null,
  sent_by uuid not null references person,
  sent_at timestamptz not null default now(),
  primary key (inspection_id, version)
);
create trigger append_only before update or delete on caseload_request
  for each row execute function refuse_change();

-- Which heading of a service's files is which column, and what its spellings mean. The newest version counts.
create table caseload_reading (
  service_id uuid not null references service,
  version integer not null check (version > 0),
  reading jsonb not null,
  confirmed_by uuid not null references person,
  confirmed_at timestamptz not null default now(),
  primary key (service_id, version)
);
create trigger append_only before update or delete on caseload_reading
  for each row execute function refuse_change();

-- Files that are sent and not yet accepted. What is in them is sealed with a key that only the sender's session has,
-- and the row is destroyed when they are accepted or given up, or an hour after the last step.
create table caseload_held (
  id uuid primary key,
  inspection_id uuid not null references inspection,
  case_kind text not null,
  sent_by uuid not null references person,
  -- What the check found, sealed as well; null until it is done.
  review bytea,
  held_at timestamptz not null default now(),
  destroy_after timestamptz not null
);
create index on caseload_held (inspection_id, sent_by);
create index on caseload_held (destroy_after);

create table caseload_held_file (
  held_id uuid not null references caseload_held on delete cascade,
  number integer not null check (number > 0),
  sealed bytea not null,
  -- Bytes of the table, roughly, which tell whether the check of it takes long.
  size integer not null,
  primary key (held_id, number)
);
-- Sealed bytes do not get smaller by compressing them again.
alter table caseload_held_file alter column sealed set storage external;

-- An accepted caseload may be made of several files of one service.
create table caseload_file (
  upload_id uuid not null references caseload_upload,
  number integer not null check (number > 0),
  file_name text not null,
  file_digest text not null,
  row_count integer not null,
  primary key (upload_id, number)
);
create trigger append_only before update or delete on caseload_file
  for each row execute function refuse_change();
insert into caseload_file (upload_id, number, file_name, file_digest, row_count)
  select id, 1, file_name, file_digest, row_count from caseload_upload;

alter table caseload_case add column file_number integer not null default 1;
alter table caseload_set_aside add column file_number integer not null default 1;
alter table caseload_set_aside drop constraint caseload_set_aside_pkey;
alter table caseload_set_aside add primary key (upload_id, file_number, row_number, why);
