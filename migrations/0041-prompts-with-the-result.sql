-- The prompts behind the key questions as they were counted when the panel concluded, so that a report prints what was
-- judged on whatever is settled afterwards. Null for results from before they were kept: their reports print none.
alter table result add column prompts jsonb;
