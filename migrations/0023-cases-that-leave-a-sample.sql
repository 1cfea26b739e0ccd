-- Drawn cases that leave the sample: struck out because they should not have been listed, or not read although they
-- should have been. The two are never the same, because only the second leaves something unknown.

alter table assessment drop constraint assessment_part_check;
-- 'left': the case left the sample. What was answered in it stays readable and counts in nothing.
alter table assessment add constraint assessment_part_check check (part in ('first', 'second', 'left'));

create table case_left (
  sample_id uuid not null references sample,
  case_id uuid not null references caseload_case,
  why text not null check (why in ('ineligible', 'not-inspectable')),
  -- The framework's id of the reason, and what the lead wrote.
  reason text not null check (reason <> ''),
  words text not null check (words ~ '\S' and length(words) <= 2000),
  -- Whether anything had been answered in it: then no reserve can take its place.
  begun boolean not null,
  replaced_by uuid references caseload_case,
  -- The sample as it stands afterwards, against the caseload without the cases that should not have been on it.
  balance jsonb not null,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null default now(),
  primary key (sample_id, case_id),
  unique (sample_id, replaced_by),
  check (replaced_by is null or not begun)
);
create trigger append_only before update or delete on case_left for each row execute function refuse_change();
