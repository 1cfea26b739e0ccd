-- Factual accuracy: the service checks the facts of a locked draft before the report is approved.
alter table inspection drop constraint inspection_stage_check;
alter table inspection add constraint inspection_stage_check check (stage in
  ('caseload', 'sample', 'fieldwork', 'panel', 'drafting', 'accuracy', 'approved', 'published'));

-- Each time a draft goes to the service is a round of its own.
create table accuracy_round (
  inspection_id uuid not null references inspection,
  round integer not null check (round > 0),
  due_on date not null,
  sent_by uuid not null references person,
  sent_at timestamptz not null default now(),
  primary key (inspection_id, round)
);
create trigger append_only before update or delete on accuracy_round
  for each row execute function refuse_change();

-- What the service reads is kept whole. Changes that follow from its comments make the next version.
create table accuracy_draft (
  inspection_id uuid not null references inspection,
  version integer not null check (version > 0),
  round integer not null,
  document jsonb not null,
  digest text not null,
  locked_by uuid not null references person,
  locked_at timestamptz not null default now(),
  primary key (inspection_id, version),
  foreign key (inspection_id, round) references accuracy_round
);
create trigger append_only before update or delete on accuracy_draft
  for each row execute function refuse_change();

-- What happens to a round as a whole: leave to comment late, the service has no more comments, the round is over.
create table accuracy_step (
  id bigint generated always as identity primary key,
  inspection_id uuid not null references inspection,
  round integer not null,
  step text not null check (step in ('leave-given', 'service-finished', 'closed')),
  -- Until when late comments are taken, and why.
  until_on date,
  reason text check (reason <> '' and length(reason) <= 2000),
  taken_by uuid not null references person,
  taken_at timestamptz not null default now(),
  foreign key (inspection_id, round) references accuracy_round,
  check ((step = 'leave-given') = (until_on is not null and reason is not null))
);
-- A round is over once, and the service says once that it has finished.
create unique index accuracy_step_once on accuracy_step (inspection_id, round, step) where step <> 'leave-given';
create trigger append_only before update or delete on accuracy_step
  for each row execute function refuse_change();

create table accuracy_comment (
  id uuid primary key default gen_random_uuid(),
  inspection_id uuid not null references inspection,
  draft_version integer not null,
  -- The paragraph's number in that draft, and its words, so that the exchange can be read by itself.
  paragraph integer not null check (paragraph > 0),
  quote text not null,
  body text not null check (body ~ '\S' and length(body) <= 5000),
  late boolean not null,
  written_by uuid not null references person,
  written_at timestamptz not null default now(),
  foreign key (inspection_id, draft_version) references accuracy_draft
);
create index on accuracy_comment (inspection_id);
create trigger append_only before update or delete on accuracy_comment
  for each row execute function refuse_change();

create table accuracy_answer (
  comment_id uuid not null references accuracy_comment,
  version integer not null check (version > 0),
  decision text not null check (decision in ('accepted', 'declined')),
  reason text not null check (reason ~ '\S' and length(reason) <= 2000),
  answered_by uuid not null references person,
  answered_at timestamptz not null default now(),
  primary key (comment_id, version)
);
create trigger append_only before update or delete on accuracy_answer
  for each row execute function refuse_change();
