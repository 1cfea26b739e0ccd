-- Good and poor practice noted while assessing, for the report to use. The id comes from the writer's own device, so
-- that what is sent twice is one example.
create table practice_example (
  id uuid primary key,
  assessment_id uuid not null references assessment,
  -- The key question's id, as in the inspection's framework.
  question text not null check (question <> ''),
  written_by uuid not null references person,
  created_at timestamptz not null default now()
);
create index on practice_example (assessment_id);
create trigger append_only before update or delete on practice_example for each row execute function refuse_change();

-- Every wording is kept; an example is withdrawn by a version that says so.
create table practice_example_version (
  example_id uuid not null references practice_example,
  version integer not null check (version > 0),
  quality text not null check (quality in ('good', 'poor')),
  body text not null check (body ~ '\S' and length(body) <= 3000),
  -- Why words that look like a person's are none.
  not_personal text check (length(not_personal) <= 500),
  withdrawn boolean not null default false,
  written_at timestamptz not null default now(),
  primary key (example_id, version)
);
create trigger append_only before update or delete on practice_example_version
  for each row execute function refuse_change();

-- Which version went into which version of a section of the report.
create table practice_example_use (
  example_id uuid not null,
  example_version integer not null,
  inspection_id uuid not null,
  section text not null,
  section_version integer not null,
  used_by uuid not null references person,
  used_at timestamptz not null default now(),
  primary key (example_id, inspection_id, section, section_version),
  foreign key (example_id, example_version) references practice_example_version,
  foreign key (inspection_id, section, section_version) references report_section
);
create trigger append_only before update or delete on practice_example_use
  for each row execute function refuse_change();
