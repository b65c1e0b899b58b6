/** What a form carries besides its fields: the command that makes it one act, and the proof that we gave it to this session. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { hashOf } from '../canonical.ts';
import { SignedOut } from '../failures.ts';
import { newCommandId } from '../ids.ts';
import type { Command } from '../ledger/ledger.ts';

export interface FormKeys {
  _command: string;
  _proof: string;
}

/** Every form carries this: only a page we gave to this session can hold it. */
export const formProof = (secret: string): string => createHmac('sha256', secret).update('concord form').digest('hex');

export const proofHolds = (secret: string, given: string | undefined): boolean => {
  const expected = Buffer.from(formProof(secret));
  const shown = Buffer.from(given ?? '');
  return shown.length === expected.length && timingSafeEqual(shown, expected);
};

export const newFormKeys = (secret: string): FormKeys => ({
  _command: newCommandId(),
  _proof: formProof(secret),
});

/** Whose form it is. */
export interface FormOf {
  /** The session's, which proves that we gave it the form. */
  secret: string;
  /** What the command's id is bound to, so that nobody can take another's: the person, and what is acted on. */
  scope: string;
  /** What belongs to the form besides its fields: the hash of a file. */
  also?: string | undefined;
  /** How whoever is signed out gets in again. */
  way?: SignedOut['way'];
}

/**
 * The command of a submitted form. Throws SignedOut for a form that this session was not given: its session has ended, or someone else
 * made it up.
 */
export function submittedBy(
  { secret, scope, also, way }: FormOf,
  form: Readonly<Record<string, string>>,
  act: string,
): Command {
  const { _command = '', _proof, _form, ...fields } = form;
  if (!proofHolds(secret, _proof) || !/^cmd_[0-9A-Z]{26}$/.test(_command))
    throw new SignedOut('Not a form of this session', way);
  return { id: `${scope}:${_command}`, fingerprint: hashOf({ act, fields, ...(also !== undefined && { also }) }) };
}
