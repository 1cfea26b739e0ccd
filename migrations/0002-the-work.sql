-- The stages of an inspection, from caseload to publication.

-- Caseload: each accepted file is a version; the newest of a case kind counts -----------------------

create table caseload_upload (
  id uuid primary key default gen_random_uuid(),
  inspection_id uuid not null references inspection,
  case_kind text not null,
  version integer not null check (version > 0),
  file_name text not null,
  file_digest text not null,
  row_count integer not null,
  uploaded_by uuid not null references person,
  uploaded_at timestamptz not null default now(),
  unique (inspection_id, case_kind, version)
);

create table caseload_case (
  id uuid primary key default gen_random_uuid(),
  upload_id uuid not null references caseload_upload,
  case_ref text not null,
  row_number integer not null,
  -- The columns belong to the framework, so they are kept by column id.
  "values" jsonb not null,
  unique (upload_id, case_ref)
);

-- Rows of the file that are not in the caseload: not eligible, or set aside by choice because of faults.
create table caseload_set_aside (
  upload_id uuid not null references caseload_upload,
  row_number integer not null,
  why text not null check (why in ('not-eligible', 'fault')),
  reasons jsonb not null,
  primary key (upload_id, row_number, why)
);

-- Sample: the list is built and its digest recorded first, the seed comes after ---------------------

create table sample (
  id uuid primary key default gen_random_uuid(),
  inspection_id uuid not null references inspection,
  case_kind text not null,
  version integer not null check (version > 0),
  upload_id uuid not null references caseload_upload,
  plan jsonb not null,
  frame_hash text not null,
  list jsonb not null,
  list_digest text not null,
  prepared_at timestamptz not null default now(),
  prepared_by uuid not null references person,
  unique (inspection_id, case_kind, version)
);
create trigger append_only before update or delete on sample for each row execute function refuse_change();

create table sample_draw (
  sample_id uuid primary key references sample,
  seed text not null check (seed <> ''),
  row_number integer,
  balance jsonb not null,
  drawn_at timestamptz not null default now(),
  drawn_by uuid not null references person
);
create trigger append_only before update or delete on sample_draw for each row execute function refuse_change();

create table sample_case (
  sample_id uuid not null references sample,
  case_id uuid not null references caseload_case,
  part text not null check (part in ('drawn', 'reserve')),
  position integer not null,
  primary key (sample_id, case_id),
  unique (sample_id, part, position)
);

-- Casework: every answer is a version, never an update ----------------------------------------------

create table assessment (
  id uuid primary key default gen_random_uuid(),
  inspection_id uuid not null references inspection,
  case_id uuid not null unique references caseload_case,
  case_kind text not null,
  assessor_id uuid references person,
  allocated_at timestamptz,
  completed_at timestamptz
);
create index assessment_inspection on assessment (inspection_id);
create index assessment_assessor on assessment (assessor_id);

create table answer (
  assessment_id uuid not null references assessment,
  -- A key question's or prompt's id, or 'fact:' and a fact's id.
  question text not null,
  version integer not null check (version > 0),
  value text,
  note text check (length(note) <= 20000),
  answered_by uuid not null references person,
  answered_at timestamptz not null default now(),
  -- The version is part of the key: two people who start from the same version cannot both be next.
  primary key (assessment_id, question, version)
);
create trigger append_only before update or delete on answer for each row execute function refuse_change();

create table completion (
  assessment_id uuid not null references assessment,
  version integer not null check (version > 0),
  snapshot jsonb not null,
  digest text not null,
  completed_by uuid not null references person,
  completed_at timestamptz not null default now(),
  primary key (assessment_id, version)
);
create trigger append_only before update or delete on completion for each row execute function refuse_change();

-- Judgement -----------------------------------------------------------------------------------------

create table qualitative_judgement (
  inspection_id uuid not null references inspection,
  standard text not null,
  version integer not null check (version > 0),
  rating text not null,
  reasons text not null check (reasons <> ''),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null default now(),
  primary key (inspection_id, standard, version)
);
create trigger append_only before update or delete on qualitative_judgement
  for each row execute function refuse_change();

create table panel_decision (
  inspection_id uuid not null references inspection,
  standard text not null,
  version integer not null check (version > 0),
  -- What the rules or the lead's judgement gave, and what the panel decided.
  proposed text not null,
  rating text not null,
  reason text not null check (reason <> ''),
  decided_by uuid not null references person,
  decided_at timestamptz not null default now(),
  primary key (inspection_id, standard, version)
);
create trigger append_only before update or delete on panel_decision
  for each row execute function refuse_change();

-- The figures as the panel left them: what a report is written from.
create table result (
  inspection_id uuid not null references inspection,
  version integer not null check (version > 0),
  results jsonb not null,
  rated jsonb not null,
  digest text not null,
  concluded_by uuid references person,
  concluded_at timestamptz not null default now(),
  primary key (inspection_id, version)
);
create trigger append_only before update or delete on result for each row execute function refuse_change();

-- Figures carried over from a report published elsewhere.
create table published_figures (
  inspection_id uuid primary key references inspection,
  figures jsonb not null
);

-- Report and publication ----------------------------------------------------------------------------

create table report_section (
  inspection_id uuid not null references inspection,
  section text not null,
  version integer not null check (version > 0),
  body text not null check (length(body) <= 50000),
  written_by uuid not null references person,
  written_at timestamptz not null default now(),
  primary key (inspection_id, section, version)
);
create trigger append_only before update or delete on report_section
  for each row execute function refuse_change();

create table recommendation (
  inspection_id uuid not null references inspection,
  number integer not null check (number > 0),
  version integer not null check (version > 0),
  addressee text not null check (addressee <> ''),
  body text not null check (body <> ''),
  withdrawn boolean not null default false,
  written_by uuid not null references person,
  written_at timestamptz not null default now(),
  primary key (inspection_id, number, version)
);
create trigger append_only before update or delete on recommendation
  for each row execute function refuse_change();

create table report (
  inspection_id uuid not null references inspection,
  version integer not null check (version > 0),
  document jsonb not null,
  digest text not null,
  approved_by uuid not null references person,
  approved_at timestamptz not null default now(),
  primary key (inspection_id, version)
);
create trigger append_only before update or delete on report for each row execute function refuse_change();

create table publication (
  inspection_id uuid not null references inspection,
  edition integer not null check (edition > 0),
  report_version integer,
  -- The page exactly as the public reads it: what is published never changes, whatever the program becomes.
  document jsonb not null,
  html text not null,
  digest text not null,
  correction text,
  published_by uuid references person,
  published_at timestamptz not null default now(),
  primary key (inspection_id, edition),
  check (edition = 1 or correction <> '')
);
create trigger append_only before update or delete on publication
  for each row execute function refuse_change();

create table stage_change (
  id bigint generated always as identity primary key,
  inspection_id uuid not null references inspection,
  from_stage text not null,
  to_stage text not null,
  reason text,
  changed_by uuid references person,
  changed_at timestamptz not null default now()
);
create trigger append_only before update or delete on stage_change
  for each row execute function refuse_change();
