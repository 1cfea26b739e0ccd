-- A ratings panel that meets again takes back what rests on the ratings before it: a round of factual accuracy with its
-- locked drafts, and an approved report. They stay as they were, and count no longer. Why is the meeting's reason.
create table taken_back (
  id bigint generated always as identity primary key,
  inspection_id uuid not null references inspection,
  meeting_id uuid not null references panel_meeting,
  accuracy_round integer,
  report_version integer,
  taken_back_at timestamptz not null default now(),
  foreign key (inspection_id, accuracy_round) references accuracy_round (inspection_id, round),
  foreign key (inspection_id, report_version) references report (inspection_id, version),
  check (num_nonnulls(accuracy_round, report_version) = 1),
  unique (inspection_id, accuracy_round),
  unique (inspection_id, report_version)
);
create trigger append_only before update or delete on taken_back for each row execute function refuse_change();
