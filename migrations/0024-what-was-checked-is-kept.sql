-- What the check of held files made ready to be stored: sealed like the files, in parts, and stored as it is when they
-- are accepted, so that what is stored is what was checked.
create table caseload_held_rows (
  held_id uuid not null references caseload_held on delete cascade,
  number integer not null check (number > 0),
  sealed bytea not null,
  primary key (held_id, number)
);
-- Sealed bytes do not get smaller by compressing them again.
alter table caseload_held_rows alter column sealed set storage external;

-- Checks made before have no such parts; they are made again when their page is opened.
update caseload_held set review = null;
