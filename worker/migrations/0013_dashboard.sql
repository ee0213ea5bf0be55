-- The dashboard counts acceptances day by day, and reads those of its days only.
CREATE INDEX invitations_accepted ON invitations (ended_at) WHERE state = 'accepted';
