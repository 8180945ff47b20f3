CREATE TABLE "allowances" (
	"key" text NOT NULL,
	"period" timestamp with time zone NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "allowances_key_period_pk" PRIMARY KEY("key","period")
);
