/** All proofs of a deployment, one after another: what AWS alone can show. */
import type { Deployment } from '../deployment.ts';
import { alarmProofs } from './alarms.ts';
import { nameOf, notSeen, type Proof, type Waiting } from './proof.ts';
import { restoreProofs } from './restore.ts';

/** A group that cannot even be begun is one line, and the others go on. */
async function group(what: string, proofs: () => Promise<Proof[]>): Promise<Proof[]> {
  try {
    return await proofs();
  } catch (error) {
    const says = `It could not be tried: ${error instanceof Error ? error.message : nameOf(error)}.`;
    return [notSeen(what, says, 'Fix that, and run it again.')];
  }
}

/** @param tell is told each group as soon as it is over */
export async function smoke(
  of: Deployment,
  waiting: Waiting,
  tell: (proofs: readonly Proof[]) => void,
): Promise<Proof[]> {
  // The table’s client takes its settings from the environment when it is loaded.
  process.env.TABLE = of.table;
  const groups: [what: string, proofs: () => Promise<Proof[]>][] = [
    ['Whole acts', async () => (await import('./acts.ts')).actProofs(of, waiting)],
    ['Functions that are run', async () => (await import('./invoked.ts')).invokedProofs(of)],
    ['Alarms', () => alarmProofs(of, waiting)],
    ['A restore', () => restoreProofs(of)],
  ];
  const all: Proof[] = [];
  for (const [what, proofs] of groups) {
    const found = await group(what, proofs);
    tell(found);
    all.push(...found);
  }
  return all;
}
