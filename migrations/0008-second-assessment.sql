-- A case may be assessed a second time, by somebody else. What the inspection counts is the first.
alter table assessment
  add column part text not null default 'first' check (part in ('first', 'second')),
  -- Until a blind second assessment is complete, whoever makes it sees nothing of the first.
  add column blind boolean not null default true;
alter table assessment drop constraint assessment_case_id_key;
alter table assessment add constraint assessment_case_part unique (case_id, part);
-- Nobody is both views of a case.
alter table assessment add constraint assessment_two_people unique (case_id, assessor_id);
