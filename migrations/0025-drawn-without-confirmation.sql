-- A draw for which the service did not say beforehand that it had the digest needs a reason, which its proof shows.
-- Draws made before this was asked have none.
alter table sample_draw
  add column unconfirmed_reason text check (unconfirmed_reason ~ '\S' and length(unconfirmed_reason) <= 2000);
