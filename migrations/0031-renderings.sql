-- Forms of a report that take long to make, kept as they were first made: whoever asks again gets the same bytes, and
-- what was given out of a published report never changes, whatever the program becomes.

create table rendering (
  inspection_id uuid not null references inspection,
  -- Of the document and how it was issued.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  format text not null,
  bytes bytea not null,
  bytes_digest text not null check (bytes_digest ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null default now(),
  primary key (inspection_id, digest, format)
);
-- Packed already.
alter table rendering alter column bytes set storage external;
create trigger append_only before update or delete on rendering for each row execute function refuse_change();
