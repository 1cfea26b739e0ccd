-- Tables by groups of children that go into the report: exactly what is printed, after small counts were hidden, with
-- the rule they were hidden by. A version without rows takes the table out of the report again.
create table group_table_release (
  inspection_id uuid not null references inspection,
  -- The column or fact that tells the groups apart.
  compared_by text not null,
  case_kind text not null,
  version integer not null check (version > 0),
  -- The panel's result whose cases are counted; with another result the table is not printed any more.
  result_version integer not null,
  printed jsonb not null,
  rule jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  released_by uuid not null references person,
  released_at timestamptz not null default now(),
  primary key (inspection_id, compared_by, case_kind, version),
  foreign key (inspection_id, result_version) references result
);
create trigger append_only before update or delete on group_table_release
  for each row execute function refuse_change();
