-- What a device called this version when it sent it, so that what is sent twice is one version.
alter table report_section add column sent_as uuid;

-- Comments of the team on a section while it is written, and whether each is still open.
create table report_comment (
  id uuid primary key default gen_random_uuid(),
  inspection_id uuid not null references inspection,
  section text not null check (section <> ''),
  -- The paragraph it is about as it read then; null for the whole section.
  quote text,
  body text not null check (body ~ '\S' and length(body) <= 5000),
  written_by uuid not null references person,
  written_at timestamptz not null default now()
);
create index on report_comment (inspection_id, section);
create trigger append_only before update or delete on report_comment
  for each row execute function refuse_change();

create table report_comment_state (
  comment_id uuid not null references report_comment,
  version integer not null check (version > 0),
  state text not null check (state in ('resolved', 'open')),
  set_by uuid not null references person,
  set_at timestamptz not null default now(),
  primary key (comment_id, version)
);
create trigger append_only before update or delete on report_comment_state
  for each row execute function refuse_change();
