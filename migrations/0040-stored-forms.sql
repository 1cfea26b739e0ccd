-- Every form of what was locked, approved or published is stored and stays. A form of a draft is given up when the
-- draft has moved on; so each says what it is a form of.

-- What was stored before this was written down is never given up, whatever it was.
alter table rendering add column issued text not null default 'not-recorded'
  check (issued in ('draft', 'locked', 'approved', 'published', 'not-recorded'));
alter table rendering alter column issued drop default;

drop trigger append_only on rendering;
create trigger append_only before update on rendering for each row execute function refuse_change();
create trigger append_only_truncate before truncate on rendering for each statement execute function refuse_change();

create function keep_rendering() returns trigger language plpgsql as $$
begin
  if old.issued = 'draft' then
    return old;
  end if;
  raise exception 'only forms of drafts can be removed, this is of what was %', old.issued using errcode = 'PB001';
end $$;
create trigger kept before delete on rendering for each row execute function keep_rendering();

create index rendering_of_drafts on rendering (made_at) where issued = 'draft';
