/** Lists in forms have rows: those in which nothing was typed are left out, and a finding leads back to the row on the page. */
import type { Refusal } from '../../shared/kernel.ts';
import { MOST_LINKS } from '../domain/position.rules.ts';
import { MOST_FOLLOW_UPS } from '../domain/text.rules.ts';

export type Form = Readonly<Record<string, string>>;

/** The rows of a list in which something was typed, with the numbers that they have on the page. */
const rowsOf = (form: Form, list: string, most: number, fields: readonly string[]) =>
  Array.from({ length: most }, (_, row) => row).filter((row) =>
    fields.some((field) => (form[`${list}.${row}.${field}`] ?? '').trim() !== ''),
  );

/** Rules count what was typed; the page shows a finding at the row where it was typed. */
const atRows = (findings: readonly Refusal[], list: string, rows: readonly number[]): Refusal[] =>
  findings.map((one) => {
    const [, index, name] = new RegExp(`^${list}\\.(\\d+)\\.(\\w+)$`).exec(one.field ?? '') ?? [];
    return index === undefined ? one : { ...one, field: `${list}.${rows[Number(index)]}.${name}` };
  });

export const linkRows = (form: Form): number[] => rowsOf(form, 'links', MOST_LINKS, ['says', 'url']);
/** A row in which only an agency is chosen is an empty one: a list always has something chosen. */
export const actionRows = (form: Form): number[] => rowsOf(form, 'followUps', MOST_FOLLOW_UPS, ['by', 'what']);

export const asTyped = (findings: readonly Refusal[], form: Form): Refusal[] =>
  atRows(atRows(findings, 'links', linkRows(form)), 'followUps', actionRows(form));
