DROP INDEX "situations_posting";--> statement-breakpoint
CREATE INDEX "situations_open_work" ON "situations" USING btree ("posting","due_at","number") WHERE stage <> 'closed';