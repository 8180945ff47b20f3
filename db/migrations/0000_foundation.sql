CREATE TABLE "actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"action" jsonb NOT NULL,
	"citizen" uuid,
	"officer" uuid,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"signalled_at" timestamp with time zone,
	"signals" integer DEFAULT 0 NOT NULL,
	"verdict" text,
	"reason" text,
	"judged_at" timestamp with time zone,
	"traceparent" text
);
--> statement-breakpoint
CREATE TABLE "writings" (
	"action" uuid PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"language" text NOT NULL,
	"done_on" date
);
--> statement-breakpoint
CREATE TABLE "allowances" (
	"key" text NOT NULL,
	"period" timestamp with time zone NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "allowances_key_period_pk" PRIMARY KEY("key","period")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor" text,
	"act" text NOT NULL,
	"subject" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_tasks" (
	"number" text NOT NULL,
	"report" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"agent" uuid,
	"taken_at" timestamp with time zone,
	"state" text DEFAULT 'open' NOT NULL,
	"outcome" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "call_tasks_number_report_attempt_pk" PRIMARY KEY("number","report","attempt")
);
--> statement-breakpoint
CREATE TABLE "differences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"found_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_how" text,
	"resolved_by" uuid,
	"note" text,
	"asked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone DEFAULT now() NOT NULL,
	"thorough" boolean NOT NULL,
	"tally" jsonb NOT NULL,
	"not_kept" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"draft" uuid,
	"number" text,
	"action" uuid,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"stored_as" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"citizen" uuid,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "followers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"citizen" uuid NOT NULL,
	"description" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"language" text NOT NULL,
	"name_withheld" boolean DEFAULT false NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "followers_once" UNIQUE("number","citizen")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"number" text NOT NULL,
	"revision" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"posting" text,
	"action" uuid,
	"data" jsonb NOT NULL,
	"department" text NOT NULL,
	"district" text NOT NULL,
	CONSTRAINT "events_number_revision_pk" PRIMARY KEY("number","revision")
);
--> statement-breakpoint
CREATE TABLE "grievances" (
	"number" text PRIMARY KEY NOT NULL,
	"citizen" uuid NOT NULL,
	"channel" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"latitude" numeric(8, 5),
	"longitude" numeric(8, 5),
	"service" text NOT NULL,
	"department" text NOT NULL,
	"area" text NOT NULL,
	"urgent" boolean DEFAULT false NOT NULL,
	"on_behalf" jsonb,
	"name_withheld" boolean DEFAULT false NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"filed" jsonb NOT NULL,
	"idempotency_key" uuid NOT NULL,
	"started_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"retry_at" timestamp with time zone,
	"traceparent" text,
	CONSTRAINT "grievances_idempotencyKey_unique" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "owed_reports" (
	"number" text NOT NULL,
	"level" text NOT NULL,
	"posting" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	CONSTRAINT "owed_reports_number_level_since_pk" PRIMARY KEY("number","level","since")
);
--> statement-breakpoint
CREATE TABLE "situations" (
	"number" text PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"stage" text NOT NULL,
	"level" text NOT NULL,
	"posting" text,
	"department" text NOT NULL,
	"district" text NOT NULL,
	"area" text NOT NULL,
	"service" text NOT NULL,
	"urgent" boolean NOT NULL,
	"due_at" timestamp with time zone,
	"due_what" text,
	"before_committee" boolean DEFAULT false NOT NULL,
	"turn" jsonb,
	"situation" jsonb NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "histories" (
	"run_id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone NOT NULL,
	"events" integer NOT NULL,
	"history" "bytea" NOT NULL,
	"kept_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "delivery_reports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider_id" text,
	"state" text,
	"message" uuid,
	"body" jsonb NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_reports_once" UNIQUE("provider_id","state")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"number" text,
	"revision" integer,
	"channel" text NOT NULL,
	"recipient_kind" text NOT NULL,
	"recipient" text NOT NULL,
	"language" text NOT NULL,
	"template" text NOT NULL,
	"variables" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lost_answers" integer DEFAULT 0 NOT NULL,
	"provider_id" text,
	"provider_error" text,
	"queued_at" timestamp with time zone DEFAULT now() NOT NULL,
	"claimed_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"traceparent" text,
	CONSTRAINT "messages_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "development_outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"channel" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"language" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"report" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "citizens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mobile" text,
	"name" text NOT NULL,
	"email" text,
	"by_email" boolean DEFAULT true NOT NULL,
	"wants" text DEFAULT 'all' NOT NULL,
	"language" text NOT NULL,
	"return_code_hash" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erasure_asked_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "citizens_mobile_unique" UNIQUE("mobile"),
	CONSTRAINT "citizens_returnCodeHash_unique" UNIQUE("return_code_hash")
);
--> statement-breakpoint
CREATE TABLE "officers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mobile" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"language" text NOT NULL,
	"authenticator_secret" text,
	"authenticator_last_step" text,
	"roles" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "officers_mobile_unique" UNIQUE("mobile")
);
--> statement-breakpoint
CREATE TABLE "officers_postings" (
	"officer" uuid NOT NULL,
	"posting" text NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "officers_postings_officer_posting_pk" PRIMARY KEY("officer","posting")
);
--> statement-breakpoint
CREATE TABLE "areas" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"parent" text,
	"lgd" text,
	"names" jsonb NOT NULL,
	"aliases" text[] DEFAULT '{}'::text[] NOT NULL,
	"latitude" numeric(8, 5),
	"longitude" numeric(8, 5),
	"path" text[] NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"area" text NOT NULL,
	"names" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "departments" (
	"code" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL,
	"nodal_posting" text NOT NULL,
	"head_posting" text NOT NULL,
	"serves" text[] DEFAULT '{}'::text[] NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "designations" (
	"code" text PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "holidays" (
	"date" date PRIMARY KEY NOT NULL,
	"names" jsonb NOT NULL,
	"declared_on" date,
	"declared_by" uuid
);
--> statement-breakpoint
CREATE TABLE "matrix" (
	"service" text NOT NULL,
	"level" text NOT NULL,
	"department" text NOT NULL,
	"designation" text NOT NULL,
	"office_level" text NOT NULL,
	"days" integer NOT NULL,
	CONSTRAINT "matrix_service_level_office_level_pk" PRIMARY KEY("service","level","office_level")
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"code" text PRIMARY KEY NOT NULL,
	"department" text NOT NULL,
	"area" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policies" (
	"code" text NOT NULL,
	"version" integer NOT NULL,
	"pack" jsonb NOT NULL,
	CONSTRAINT "policies_code_version_pk" PRIMARY KEY("code","version")
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"code" text PRIMARY KEY NOT NULL,
	"office" text NOT NULL,
	"department" text NOT NULL,
	"designation" text NOT NULL,
	"area" text NOT NULL,
	"state" text NOT NULL,
	"in_charge" text,
	"reviews" text,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "services" (
	"code" text PRIMARY KEY NOT NULL,
	"department" text NOT NULL,
	"names" jsonb NOT NULL,
	"keywords" jsonb NOT NULL,
	"partner" text,
	"urgent" boolean NOT NULL,
	"place" text NOT NULL,
	"life_situations" text[] DEFAULT '{}'::text[] NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rollups" (
	"day" text NOT NULL,
	"department" text NOT NULL,
	"district" text NOT NULL,
	"kind" text NOT NULL,
	"slot" smallint DEFAULT 0 NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rollups_day_department_district_kind_slot_pk" PRIMARY KEY("day","department","district","kind","slot")
);
--> statement-breakpoint
CREATE TABLE "one_time_passwords" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"mobile" text NOT NULL,
	"purpose" text NOT NULL,
	"code_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"realm" text NOT NULL,
	"person" uuid NOT NULL,
	"device" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "site_feedback" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"words" text NOT NULL,
	"language" text NOT NULL,
	"page" text,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	"note" text
);
--> statement-breakpoint
ALTER TABLE "actions" ADD CONSTRAINT "actions_number_grievances_number_fk" FOREIGN KEY ("number") REFERENCES "public"."grievances"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "writings" ADD CONSTRAINT "writings_action_actions_id_fk" FOREIGN KEY ("action") REFERENCES "public"."actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followers" ADD CONSTRAINT "followers_number_grievances_number_fk" FOREIGN KEY ("number") REFERENCES "public"."grievances"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "followers" ADD CONSTRAINT "followers_citizen_citizens_id_fk" FOREIGN KEY ("citizen") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_number_grievances_number_fk" FOREIGN KEY ("number") REFERENCES "public"."grievances"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grievances" ADD CONSTRAINT "grievances_citizen_citizens_id_fk" FOREIGN KEY ("citizen") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "owed_reports" ADD CONSTRAINT "owed_reports_number_grievances_number_fk" FOREIGN KEY ("number") REFERENCES "public"."grievances"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "situations" ADD CONSTRAINT "situations_number_grievances_number_fk" FOREIGN KEY ("number") REFERENCES "public"."grievances"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "officers_postings" ADD CONSTRAINT "officers_postings_officer_officers_id_fk" FOREIGN KEY ("officer") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counters" ADD CONSTRAINT "counters_area_areas_code_fk" FOREIGN KEY ("area") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holidays" ADD CONSTRAINT "holidays_declared_by_officers_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."officers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matrix" ADD CONSTRAINT "matrix_service_services_code_fk" FOREIGN KEY ("service") REFERENCES "public"."services"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matrix" ADD CONSTRAINT "matrix_department_departments_code_fk" FOREIGN KEY ("department") REFERENCES "public"."departments"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "matrix" ADD CONSTRAINT "matrix_designation_designations_code_fk" FOREIGN KEY ("designation") REFERENCES "public"."designations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_department_departments_code_fk" FOREIGN KEY ("department") REFERENCES "public"."departments"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_area_areas_code_fk" FOREIGN KEY ("area") REFERENCES "public"."areas"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_office_offices_code_fk" FOREIGN KEY ("office") REFERENCES "public"."offices"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "postings" ADD CONSTRAINT "postings_designation_designations_code_fk" FOREIGN KEY ("designation") REFERENCES "public"."designations"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "services" ADD CONSTRAINT "services_department_departments_code_fk" FOREIGN KEY ("department") REFERENCES "public"."departments"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "actions_number" ON "actions" USING btree ("number","submitted_at");--> statement-breakpoint
CREATE INDEX "actions_not_judged" ON "actions" USING btree ("number") WHERE verdict is null;--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("actor","at");--> statement-breakpoint
CREATE INDEX "call_tasks_open" ON "call_tasks" USING btree ("due_at") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "differences_parked" ON "differences" USING btree ("number","kind") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "differences_found" ON "differences" USING btree ("found_at");--> statement-breakpoint
CREATE INDEX "differences_number" ON "differences" USING btree ("number");--> statement-breakpoint
CREATE INDEX "documents_number" ON "documents" USING btree ("number");--> statement-breakpoint
CREATE INDEX "documents_draft" ON "documents" USING btree ("draft");--> statement-breakpoint
CREATE INDEX "followers_citizen" ON "followers" USING btree ("citizen","joined_at");--> statement-breakpoint
CREATE INDEX "events_action" ON "events" USING btree ("action");--> statement-breakpoint
CREATE INDEX "grievances_citizen" ON "grievances" USING btree ("citizen","filed_at");--> statement-breakpoint
CREATE INDEX "grievances_not_started" ON "grievances" USING btree ("filed_at") WHERE "grievances"."started_at" is null;--> statement-breakpoint
CREATE INDEX "owed_reports_posting" ON "owed_reports" USING btree ("posting") WHERE "owed_reports"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "situations_open_work" ON "situations" USING btree ("posting","due_at","number") WHERE stage <> 'closed';--> statement-breakpoint
CREATE INDEX "situations_open_due" ON "situations" USING btree ("due_at") WHERE stage <> 'closed';--> statement-breakpoint
CREATE INDEX "situations_open_subject" ON "situations" USING btree ("service","area") WHERE stage <> 'closed';--> statement-breakpoint
CREATE INDEX "situations_open_district" ON "situations" USING btree ("district","department") WHERE stage <> 'closed';--> statement-breakpoint
CREATE INDEX "situations_open_department" ON "situations" USING btree ("department") WHERE stage <> 'closed';--> statement-breakpoint
CREATE INDEX "situations_before_committee" ON "situations" USING btree ("district") WHERE before_committee;--> statement-breakpoint
CREATE INDEX "histories_number" ON "histories" USING btree ("number","started_at");--> statement-breakpoint
CREATE INDEX "messages_number" ON "messages" USING btree ("number","revision");--> statement-breakpoint
CREATE INDEX "messages_provider" ON "messages" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "messages_addressed" ON "messages" USING btree ("recipient") WHERE recipient_kind in ('mobile', 'mailbox') and recipient <> 'forgotten';--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("queued_at") WHERE state in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "citizens_to_erase" ON "citizens" USING btree ("erasure_asked_at") WHERE erasure_asked_at is not null and erased_at is null;--> statement-breakpoint
CREATE INDEX "officers_postings_posting" ON "officers_postings" USING btree ("posting");--> statement-breakpoint
CREATE INDEX "areas_path" ON "areas" USING gin ("path");--> statement-breakpoint
CREATE INDEX "areas_parent" ON "areas" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "counters_area" ON "counters" USING btree ("area");--> statement-breakpoint
CREATE INDEX "postings_office" ON "postings" USING btree ("office");--> statement-breakpoint
CREATE INDEX "postings_area" ON "postings" USING btree ("area");--> statement-breakpoint
CREATE INDEX "postings_in_charge" ON "postings" USING btree ("in_charge");--> statement-breakpoint
CREATE INDEX "services_department" ON "services" USING btree ("department");--> statement-breakpoint
CREATE INDEX "one_time_passwords_mobile" ON "one_time_passwords" USING btree ("mobile","created_at");--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person");--> statement-breakpoint
CREATE INDEX "site_feedback_created" ON "site_feedback" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "site_feedback_open" ON "site_feedback" USING btree ("created_at") WHERE settled_at is null;