-- How certain an inspection's ratings are for the whole caseload: every time it was worked out, with all that is needed
-- to work it out again. The newest counts as long as the figures it rests on are still the same.

create table certainty (
  inspection_id uuid not null references inspection,
  version integer not null check (version > 0),
  -- SHA-256 of the figures and the rules, by which a later change shows.
  figures_digest text not null check (figures_digest ~ '^[0-9a-f]{64}$'),
  -- Whole cases as answers without any reference, sizes, and ratings that do not come from cases.
  figures jsonb not null,
  generator text not null,
  seed text not null,
  draws integer not null check (draws > 0),
  assumed_weight numeric not null check (assumed_weight > 0),
  result jsonb not null,
  worked_out_by uuid references person,
  worked_out_at timestamptz not null default now(),
  primary key (inspection_id, version)
);
create trigger append_only before update or delete on certainty for each row execute function refuse_change();
