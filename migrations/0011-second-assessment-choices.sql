-- Which cases are assessed twice and why, and which view stands where the two differ.

-- A share picked by lot: the cases in play, the seed and the outcome, so that anyone can draw it again.
create table second_pick (
  id uuid primary key default gen_random_uuid(),
  inspection_id uuid not null references inspection,
  case_kind text not null,
  -- What was asked for ("20 per cent" or "4 cases") and what that came to.
  amount integer not null check (amount > 0),
  unit text not null check (unit in ('per-cent', 'cases')),
  seed text not null check (seed <> ''),
  -- References of the cases in play, in order, with their digest, and of those picked.
  among jsonb not null,
  among_digest text not null,
  picked jsonb not null,
  picked_by uuid not null references person,
  picked_at timestamptz not null default now()
);
create index second_pick_inspection on second_pick (inspection_id);
create trigger append_only before update or delete on second_pick for each row execute function refuse_change();

create table second_choice (
  assessment_id uuid primary key references assessment,
  pick_id uuid references second_pick,
  -- Why a case was chosen by a person and not by lot.
  reason text check (length(reason) between 1 and 2000),
  chosen_by uuid not null references person,
  chosen_at timestamptz not null default now(),
  check ((pick_id is null) <> (reason is null))
);
create trigger append_only before update or delete on second_choice
  for each row execute function refuse_change();

-- Each time a second assessment is given to somebody; the newest counts. It says so when it is not blind, and why.
create table second_given (
  assessment_id uuid not null references assessment,
  version integer not null check (version > 0),
  assessor_id uuid references person,
  open_reason text check (length(open_reason) between 1 and 2000),
  given_by uuid not null references person,
  given_at timestamptz not null default now(),
  primary key (assessment_id, version)
);
create trigger append_only before update or delete on second_given
  for each row execute function refuse_change();

-- Which of two views stands. It counts while both still say what they said when it was decided.
create table reconciliation (
  -- The inspection's own assessment of the case.
  assessment_id uuid not null references assessment,
  question text not null,
  version integer not null check (version > 0),
  first_value text not null,
  second_value text not null,
  stands text not null check (stands in ('first', 'second')),
  reason text not null check (length(reason) between 1 and 5000),
  decided_by uuid not null references person,
  decided_at timestamptz not null default now(),
  primary key (assessment_id, question, version)
);
create trigger append_only before update or delete on reconciliation
  for each row execute function refuse_change();
