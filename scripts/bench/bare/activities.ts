import type { Sql } from '../../../db/client'

/** What the bare workflows do to the world: one insert and one commit each. */
export interface BareActivities {
  writeStep(id: string, step: number): Promise<void>
  writeMessage(id: string, step: number): Promise<void>
}

export const bareActivities = (sql: Sql): BareActivities => ({
  writeStep: async (id, step) => {
    await sql`insert into bare.steps (id, step) values (${id}, ${step}) on conflict do nothing`
  },
  writeMessage: async (id, step) => {
    await sql`insert into bare.messages (id, step) values (${id}, ${step}) on conflict do nothing`
  },
})

/** The tables of the bare programs, in a schema of their own. */
export async function makeBareTables(sql: Sql): Promise<void> {
  await sql`create schema if not exists bare`
  await sql`create table if not exists bare.steps (
    id text not null, step integer not null, at timestamptz not null default now(), primary key (id, step))`
  await sql`create table if not exists bare.messages (
    id text not null, step integer not null, at timestamptz not null default now(), primary key (id, step))`
  await sql`create table if not exists bare.filings (
    id uuid primary key default gen_random_uuid(), description text not null, at timestamptz not null default now())`
}
