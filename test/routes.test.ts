/** Every route that is deployed has a handler, and every handler asks who may do it, or stands here with the reason why it need not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ACTIONS, type Action, can } from '../functions/identity/can.rules.ts';
import { entries } from '../infra/aws/entries.ts';
import { importsOf, root } from './imports.ts';
import { nameOf, ofType, synthesize } from './template.ts';

interface Row {
  /** The function that answers, and the file of it that holds the act. */
  by: keyof typeof entries;
  act: string;
  action: Action;
  /** Why the act asks nobody. Only for what a stranger may do. */
  open?: string;
}

const CHECKS = 'Whoever holds a file may have it checked; it reads the service’s keys, no record, and keeps nothing.';
const PUBLIC = 'Everyone may read it, and it reads no table.';
/** Whoever holds a sealed copy verifies it without asking for leave. */
const VERIFIES = 'It is published so that anyone can verify what was sealed.';
const signing = (act: string, action: Action): Row => ({ by: 'signing-http', act, action });
const removal = (act: string, action: Action): Row => ({ by: 'records-removal', act, action });
const records = (act: string, action: Action): Row => ({ by: 'records-http', act, action });
const agreements = (act: string, action: Action): Row => ({ by: 'agreements-http', act, action });

const identity = (act: string, action: Action): Row => ({ by: 'identity-http', act, action });

const clearance = (act: string, action: Action): Row => ({ by: 'clearance-http', act, action });

const home = (act: string, action: Action): Row => ({ by: 'home-http', act, action });
const outside = (act: string, action: Action): Row => ({ by: 'outside-http', act, action });
const OUTSIDE = '/agreements/{agreement}/parties/{party}/outside';
const board = (act: string, action: Action): Row => ({ by: 'board-http', act, action });
const offices = (act: string, action: Action): Row => ({ by: 'offices-http', act, action });
const disputes = (act: string, action: Action): Row => ({ by: 'disputes-http', act, action });
const onDisputes = (act: string, action: Action = 'dispute.act'): Row => ({ by: 'disputes-acts', act, action });
const DISPUTE = '/agreements/{agreement}/disputes/{number}';

const OFFICE = '/agreements/{agreement}/parties/{party}/offices/{office}';
const evidence = (act: string, action: Action): Row => ({ by: 'disputes-evidence', act, action });
const EVIDENCE = '/agreements/{agreement}/disputes/{number}/evidence';

const ROUTES: Record<string, Row> = {
  'GET /': { by: 'site', act: 'http.ts', action: 'site.read', open: PUBLIC },
  'GET /assets/{file+}': { by: 'site', act: 'http.ts', action: 'site.read', open: PUBLIC },
  $default: { by: 'site', act: 'http.ts', action: 'site.read', open: PUBLIC },
  'GET /sign-in': identity('sign-in.ts', 'signin.look'),
  'POST /sign-in': identity('sign-in.ts', 'signin.ask'),
  'GET /sign-in/{token}': identity('use-sign-in.ts', 'signin.look'),
  'POST /sign-in/{token}': identity('use-sign-in.ts', 'signin.open'),
  'GET /find': identity('find.ts', 'find.look'),
  'POST /find': identity('find.ts', 'find.ask'),
  'GET /home': { by: 'home-http', act: 'read-home.ts', action: 'home.read' },
  'POST /home/link': { by: 'home-http', act: 'send-link.ts', action: 'home.ask-link' },
  'GET /disputes': board('read-queue.ts', 'queue.look'),
  'GET /disputes/deadlines.ics': board('read-deadlines.ts', 'queue.look'),
  'GET /disputes/times': board('read-times.ts', 'queue.look'),
  'GET /agreements/{agreement}/disputes/{number}/deadlines.ics': board('read-deadlines.ts', 'dispute.look'),
  'GET /api/agreements/{agreement}/disputes': board('read-docket.ts', 'docket.read'),
  'GET /api/agreements/{agreement}/disputes/{number}': board('read-docket.ts', 'docket.read'),
  'GET /sessions': identity('sessions.ts', 'session.list'),
  'POST /sessions/{session}/end': identity('sessions.ts', 'session.end'),
  'POST /sign-out': identity('sessions.ts', 'session.end'),
  'GET /verify': { by: 'verify-http', act: 'check-file.ts', action: 'verify.use', open: CHECKS },
  'POST /verify': { by: 'verify-http', act: 'check-file.ts', action: 'verify.use', open: CHECKS },
  'GET /agreements/{agreement}/parties/{party}': offices('read-party.ts', 'party.look'),
  'POST /agreements/{agreement}/parties/{party}/offices': offices('confirm-offices.ts', 'party.tend'),
  'POST /agreements/{agreement}/parties/{party}/notice': offices('confirm-notice.ts', 'party.tend'),
  'POST /agreements/{agreement}/parties/{party}/holders/{office}': offices('change-holders.ts', 'party.tend'),
  'POST /agreements/{agreement}/parties/{party}/delegate': offices('change-holders.ts', 'party.tend'),
  'POST /agreements/{agreement}/parties/{party}/delegate/end': offices('change-holders.ts', 'party.tend'),
  [`GET ${OFFICE}`]: offices('read-office.ts', 'alternate.name'),
  [`POST ${OFFICE}/alternate`]: offices('name-alternate.ts', 'alternate.name'),
  [`POST ${OFFICE}/alternate/end`]: offices('name-alternate.ts', 'alternate.name'),
  'POST /agreements/{agreement}/parties/{party}/reviewers': offices('ask-reviews.ts', 'party.tend'),
  'POST /agreements/{agreement}/parties/{party}/mail': offices('ask-reviews.ts', 'party.tend'),
  'GET /agreements/{agreement}/disputes': disputes('read-docket.ts', 'docket.look'),
  'GET /agreements/{agreement}/disputes/new': disputes('read-new-dispute.ts', 'dispute.raise'),
  [`GET ${DISPUTE}`]: disputes('read-dispute.ts', 'dispute.look'),
  'POST /agreements/{agreement}/disputes': onDisputes('raise-dispute.ts', 'dispute.raise'),
  [`POST ${DISPUTE}/answer`]: onDisputes('take-sides.ts'),
  [`POST ${DISPUTE}/position`]: onDisputes('take-sides.ts'),
  [`POST ${DISPUTE}/withdrawal`]: onDisputes('take-sides.ts'),
  [`POST ${DISPUTE}/texts`]: onDisputes('decide-dispute.ts'),
  [`POST ${DISPUTE}/acceptance`]: onDisputes('decide-dispute.ts'),
  [`POST ${DISPUTE}/dissent`]: onDisputes('decide-dispute.ts'),
  [`GET ${DISPUTE}/climb`]: disputes('read-climb.ts', 'dispute.act'),
  [`POST ${DISPUTE}/climb`]: onDisputes('climb-dispute.ts'),
  [`POST ${DISPUTE}/veto`]: onDisputes('veto-decision.ts'),
  [`POST ${DISPUTE}/veto/reason`]: onDisputes('veto-decision.ts'),
  [`POST ${DISPUTE}/veto/answer`]: onDisputes('veto-decision.ts'),
  [`POST ${DISPUTE}/promises/{index}`]: onDisputes('keep-promise.ts'),
  'POST /agreements/{agreement}/clocks/pause': onDisputes('tend-clocks.ts', 'clocks.tend'),
  'POST /agreements/{agreement}/clocks/resume': onDisputes('tend-clocks.ts', 'clocks.tend'),
  'POST /api/agreements': agreements('publish-agreement.ts', 'agreement.publish'),
  'GET /api/agreements/{agreement}': agreements('read-agreement.ts', 'agreement.read'),
  'GET /api/agreements/{agreement}/record': records('export-record.ts', 'agreement.read'),
  'GET /api/agreements/{agreement}/copy': records('export-record.ts', 'agreement.read'),
  'GET /api/agreements/{agreement}/copy.json': records('export-record.ts', 'agreement.read'),
  'POST /api/agreements/{agreement}/annexes/{sha256}': agreements('keep-annex.ts', 'annex.keep'),
  'POST /api/agreements/{agreement}/versions': {
    by: 'revisions-http',
    act: 'revise-agreement.ts',
    action: 'agreement.revise',
  },
  'GET /api/agreements/{agreement}/signatories': signing('read-signatories.ts', 'agreement.read'),
  'POST /api/agreements/{agreement}/void': signing('void-agreement.ts', 'agreement.void'),
  'POST /api/agreements/{agreement}/signatories/{party}/link': signing('fresh-link.ts', 'link.resend'),
  'GET /sign/{token}': signing('open-link.ts', 'link.look'),
  'POST /sign/{token}': signing('open-link.ts', 'link.open'),
  'POST /sign/{token}/fresh': signing('fresh-link.ts', 'link.ask-fresh'),
  'GET /rounds/{round}': signing('read-round.ts', 'round.read'),
  'GET /rounds/{round}/record': signing('read-record.ts', 'round.read'),
  'GET /rounds/{round}/copy': signing('read-record.ts', 'round.read'),
  'GET /rounds/{round}/differences': signing('read-differences.ts', 'round.read'),
  'GET /rounds/{round}/annexes/{sha256}': signing('read-annex.ts', 'round.read'),
  'GET /rounds/{round}/copy.json': signing('read-record.ts', 'round.read'),
  'POST /rounds/{round}/code': signing('ask-code.ts', 'round.ask-code'),
  'POST /rounds/{round}/signature': signing('give-signature.ts', 'round.sign'),
  'GET /rounds/{round}/decline': signing('decline-signature.ts', 'round.decline'),
  'POST /rounds/{round}/decline': signing('decline-signature.ts', 'round.decline'),
  'GET /agreements/{agreement}/keeping': removal('read-keeping.ts', 'keeping.read'),
  'POST /agreements/{agreement}/holds': removal('keep-record.ts', 'keeping.hold'),
  'POST /agreements/{agreement}/holds/{hold}/release': removal('keep-record.ts', 'keeping.hold'),
  'POST /agreements/{agreement}/removals': removal('keep-record.ts', 'keeping.remove'),
  'GET /agreements/{agreement}/removals/{removal}': removal('read-removal.ts', 'keeping.read'),
  'POST /agreements/{agreement}/removals/{removal}/check': removal('read-removal.ts', 'keeping.remove'),
  'POST /agreements/{agreement}/removals/{removal}/approve': removal('remove-body.ts', 'keeping.remove'),
  'POST /agreements/{agreement}/removals/{removal}/refuse': removal('keep-record.ts', 'keeping.remove'),
  'GET /.well-known/jwks.json': { by: 'records-http', act: 'read-keys.ts', action: 'keys.read', open: VERIFIES },
  'GET /.well-known/tips/{day}': { by: 'records-http', act: 'read-tips.ts', action: 'tips.read', open: VERIFIES },
  'GET /agreements/{agreement}': home('look-at-agreement.ts', 'agreement.look'),
  'GET /agreements/{agreement}/record': home('look-at-agreement.ts', 'agreement.look'),
  'GET /agreements/{agreement}/copy': home('look-at-agreement.ts', 'agreement.look'),
  'GET /review/{token}': clearance('open-review.ts', 'review.look'),
  'POST /review/{token}': clearance('open-review.ts', 'review.open'),
  'POST /review/{token}/fresh': clearance('fresh-review-link.ts', 'review.ask-fresh'),
  'GET /reviews/{round}/{party}/{kind}': clearance('read-review.ts', 'review.read'),
  'POST /reviews/{round}/{party}/{kind}/answer': clearance('answer-review.ts', 'review.answer'),
  [`GET ${OUTSIDE}`]: outside('read-outside.ts', 'outside.look'),
  [`GET ${OUTSIDE}/sheet`]: outside('read-outside.ts', 'outside.look'),
  [`GET ${OUTSIDE}/pdf`]: outside('read-outside.ts', 'outside.look'),
  [`POST ${OUTSIDE}`]: outside('offer-signature.ts', 'outside.offer'),
  [`POST ${OUTSIDE}/confirmation`]: outside('answer-signature.ts', 'outside.answer'),
  [`POST ${OUTSIDE}/refusal`]: outside('answer-signature.ts', 'outside.answer'),
  [`GET ${EVIDENCE}`]: evidence('read-evidence.ts', 'dispute.look'),
  [`GET ${EVIDENCE}/{sha256}`]: evidence('read-evidence.ts', 'dispute.look'),
  [`POST ${EVIDENCE}`]: evidence('lay-evidence.ts', 'dispute.act'),
  'GET /rounds/{round}/take-back': signing('take-back-signature.ts', 'round.take-back'),
  'POST /rounds/{round}/take-back': signing('take-back-signature.ts', 'round.take-back'),
};

/** What no route asks for, and who does. */
const ELSEWHERE: Partial<Record<Action, string>> = {
  'round.conduct': 'functions/signing/workflow-step.ts',
  'dispute.conduct': 'functions/escalations/workflow-step.ts',
  'digest.send': 'functions/board/send-digests.ts',
  'tips.list': 'functions/records/list-tips.ts',
};

const rows = Object.entries(ROUTES);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const folderOf = (by: Row['by']): string => entries[by].replace(/\/[^/]*$/, '');
/** Actions that a file asks for, by name, of `can`, of a visit, of a change of offices or of a link; acts on disputes ask for one. */
const askedIn = (text: string): string[] => [
  ...(/\bactingOn\(\s*'/.test(text) ? ['dispute.act'] : []),
  ...[
    ...text.matchAll(
      /\b(?:can|visit|visitOutside|visitParty|visitReview|visitAgreement|visitDocket|changingParty|linkOf|reviewLinkOf)\(\s*.*?'([a-z]+\.[a-z-]+)'/g,
    ),
  ].map(([, action = '']) => action),
];

/** The routes of a function as its `http.ts` lists them, each with the file that its handler comes from. */
function handlersOf(by: Row['by']): Record<string, string> {
  const text = read(entries[by]);
  const files = importsOf(entries[by], text).map(({ to }) => to);
  const fileOf = (name: string) => {
    const from = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from '\\./([^']+)'`).exec(text)?.[1];
    expect(files, name).toContain(`${folderOf(by)}/${from}`);
    return String(from);
  };
  const listed = text.matchAll(
    /\{\s+method: '(?<method>\w+)',\s+path: '(?<path>[^']+)',\s+handler: (?<name>\w+),?\s+\}/g,
  );
  return Object.fromEntries(
    [...listed].map(({ groups }) => [`${groups?.method} ${groups?.path}`, fileOf(groups?.name ?? '')]),
  );
}

describe('Routes', () => {
  it('of the template are the rows of this table, each by its function: none without the other', () => {
    const { template } = synthesize();
    const deployed = ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => {
      const integration = String(Properties.Target['Fn::Join'][1].find((part: { Ref?: string }) => part.Ref)?.Ref);
      return [Properties.RouteKey, nameOf(template.Resources[integration]?.Properties.IntegrationUri['Fn::GetAtt'][0])];
    });
    expect(deployed).toHaveLength(rows.length);
    expect(Object.fromEntries(deployed)).toEqual(Object.fromEntries(rows.map(([route, { by }]) => [route, by])));
  });

  const fronts = [...new Set(rows.filter(([, { open }]) => open !== PUBLIC).map(([, { by }]) => by))];
  it.each(fronts)('of %s are answered by the acts of this table', (by) =>
    expect(handlersOf(by)).toEqual(
      Object.fromEntries(rows.filter(([, row]) => row.by === by).map(([route, { act }]) => [route, act])),
    ),
  );

  it('that only read are GET, and everything that acts is POST', () => {
    const reads = (action: Action) => /\.(read|look|list)$/.test(action);
    // The page that asks for the reason of a decline is shown to whoever may decline; likewise who names an alternate.
    const shown = [
      `GET ${OFFICE}`,
      'GET /rounds/{round}/decline',
      'GET /rounds/{round}/take-back',
      'GET /agreements/{agreement}/disputes/new',
      `GET ${DISPUTE}/climb`,
      'GET /verify',
    ];
    for (const [route, { action }] of rows.filter(([one]) => one !== '$default'))
      expect(route.startsWith('GET '), route).toBe(reads(action) || shown.includes(route));
  });
});

describe('Acts', () => {
  const byFile = Map.groupBy(rows, ([, { by, act }]) => `${folderOf(by)}/${act}`);

  it.each([...byFile])('%s asks for exactly the actions of its routes', (file, its) => {
    const asked = its.filter(([, { open }]) => open === undefined).map(([, { action }]) => action);
    expect([...new Set(askedIn(read(file)))].sort()).toEqual([...new Set(asked)].sort());
  });

  it.each(rows.filter(([, { open }]) => open !== undefined))('%s asks nobody, because a stranger may do it', (_, row) =>
    expect(can({ kind: 'stranger' }, row.action, {})).toBe(true),
  );

  it('every action is a route’s or is asked for elsewhere, by name', () => {
    const known = [...rows.map(([, { action }]) => action), ...Object.keys(ELSEWHERE)];
    expect([...new Set(known)].sort()).toEqual([...ACTIONS].sort());
    for (const [action, file] of Object.entries(ELSEWHERE)) expect(askedIn(read(file)), file).toContain(action);
  });
});
