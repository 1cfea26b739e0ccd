-- An answer that arrived too late to become the newest version: somebody else had answered meanwhile, the case was
-- complete, or fieldwork was closed. Nothing that was typed is dropped; a person decides what becomes of it.
create table answer_set_aside (
  id uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  question text not null,
  value text,
  note text check (length(note) <= 20000),
  -- The version the sender had seen.
  based_on integer not null check (based_on >= 0),
  why text not null check (why in ('changed-meanwhile', 'case-complete', 'fieldwork-closed')),
  answered_by uuid not null references person,
  set_aside_at timestamptz not null default now()
);
create index answer_set_aside_assessment on answer_set_aside (assessment_id);
-- The same answer sent again, because a reply got lost, is kept once.
create unique index answer_set_aside_once on answer_set_aside
  (assessment_id, answered_by, question, based_on, why, md5(coalesce(value, '')), md5(coalesce(note, '')));
create trigger append_only before update or delete on answer_set_aside
  for each row execute function refuse_change();

create table answer_set_aside_decision (
  set_aside_id uuid primary key references answer_set_aside,
  -- Taken: it became the answer's next version. Left: the answer stays as it was.
  decision text not null check (decision in ('taken', 'left')),
  version integer,
  decided_by uuid not null references person,
  decided_at timestamptz not null default now(),
  check ((decision = 'taken') = (version is not null))
);
create trigger append_only before update or delete on answer_set_aside_decision
  for each row execute function refuse_change();

-- The secret of what a device keeps for a session: answers that are not sent yet, and pages for when there is no
-- connection. Signing out takes the key from the device; whoever signs in again gets it back from here.
create table device_key (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  -- The session it was made for; a session has one.
  session_hash bytea not null unique,
  secret bytea not null check (length(secret) = 32),
  made_at timestamptz not null default now()
);
create index device_key_person on device_key (person_id);

-- What a device called this answer when it sent it. Where a reply was lost and the person went on to change the
-- answer, the next one says which it follows, so that nobody is in conflict with themselves.
alter table answer add column sent_as uuid;
