/** Every capability, upstream first. What is deployed, routed, granted and tested derives from this list; a Lambda reads only its own. */
import { agency } from './agency/capability.ts';
import { agreements } from './agreements/capability.ts';
import { board } from './board/capability.ts';
import { clearance } from './clearance/capability.ts';
import { closing } from './closing/capability.ts';
import { commitments } from './commitments/capability.ts';
import { disputes } from './disputes/capability.ts';
import { home } from './home/capability.ts';
import { identity } from './identity/capability.ts';
import { kpis } from './kpis/capability.ts';
import { offices } from './offices/capability.ts';
import { outbox } from './outbox/capability.ts';
import { records } from './records/capability.ts';
import { reviews } from './reviews/capability.ts';
import type { FunctionOf } from './shared/capability.ts';
import { signing } from './signing/capability.ts';
import { site } from './site/capability.ts';

export type { Access, FunctionOf, LedgerPrefix, Route, WorkingPrefix } from './shared/capability.ts';

export const capabilities = {
  identity,
  agreements,
  offices,
  agency,
  signing,
  clearance,
  commitments,
  disputes,
  kpis,
  reviews,
  closing,
  board,
  records,
  home,
  outbox,
  site,
};

type List = typeof capabilities;
export type FunctionName = { [Name in keyof List]: keyof List[Name]['functions'] }[keyof List];

/** Every function by its name, whatever its capability. */
export const functions = Object.fromEntries(
  Object.values(capabilities).flatMap(({ functions }) => Object.entries<FunctionOf>(functions)),
) as Record<FunctionName, FunctionOf>;
export const functionNames = Object.keys(functions) as FunctionName[];
