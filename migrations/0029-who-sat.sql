-- Who sat at a meeting when it ended, and what kept whom from deciding. Interests registered later change nothing of it.
alter table panel_end add column sat jsonb not null default '[]' check (jsonb_typeof(sat) = 'array');
