-- What the check of claims found in a report and its writer lets stand, with the reason. A finding is known by what it
-- says and the words it says it of: once those words change, it is another finding and wants another answer.
create table claim_answer (
  inspection_id uuid not null references inspection,
  finding text not null check (finding ~ '^[0-9a-f]{64}$'),
  version integer not null check (version > 0),
  -- As it read, so that the answer can be understood when the text has gone.
  said text not null,
  reason text not null check (reason ~ '\S' and length(reason) <= 2000),
  answered_by uuid not null references person,
  answered_at timestamptz not null default now(),
  primary key (inspection_id, finding, version)
);
create trigger append_only before update or delete on claim_answer
  for each row execute function refuse_change();
