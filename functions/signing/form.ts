/** What a signatory's form carries besides its fields: the command that makes it one act, and the proof that we gave it to this session. */
import { hashOf } from '../shared/canonical.ts';
import { Missing } from '../shared/failures.ts';
import { newCommandId } from '../shared/ids.ts';
import type { Command } from '../shared/ledger.ts';
import type { Request } from '../shared/page.ts';
import { cookieName, formProof, proofHolds } from './visit.ts';

export interface FormKeys {
  command: string;
  proof: string;
}

export const newFormKeys = (secret: string): FormKeys => ({ command: newCommandId(), proof: formProof(secret) });

/** The command of a submitted form. Its id is bound to the session's round and party, so that nobody can take another's. */
export function submitted(request: Request, act: string): Command {
  const round = request.path.round ?? '';
  const [secret = '', party = ''] = (request.cookies[cookieName(round)] ?? '').split('.');
  const { command = '', proof, ...fields } = request.form;
  if (!proofHolds(secret, proof) || !/^cmd_[0-9A-Z]{26}$/.test(command))
    throw new Missing('Not a form of this session');
  return { id: `${round}:${party}:${command}`, fingerprint: hashOf({ act, fields }) };
}
