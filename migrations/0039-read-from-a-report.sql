-- Figures of a published report may be read again: from a better copy, or by a reading that has learnt more. What was
-- carried before stays, and each reading says what it was read from.
alter table published_figures
  add column version integer not null default 1 check (version > 0),
  add column carried_by uuid references person,
  add column carried_at timestamptz not null default now(),
  drop constraint published_figures_pkey,
  add primary key (inspection_id, version);
create trigger append_only before update or delete on published_figures
  for each row execute function refuse_change();
