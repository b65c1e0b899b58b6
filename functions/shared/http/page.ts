/** The edge of every HTTP act: `page()` and `api()` give it a clean request and the time, and are the only catchers of what it throws. */
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Grant } from '../capability.ts';
import { writtenOut } from '../characters/hidden-characters.ts';
import { Missing, SignedOut } from '../failures.ts';
import { type Instant, instant, type Refusal } from '../kernel.ts';
import { errorPage, signedOutPage } from '../pages/error.pages.tsx';
import { NOTHING_WRITTEN, type Saved, writtenIn } from '../pages/written.ts';
import { receivedForm } from '../text.ts';
import { type Reply, refusal, seeOther, show } from './reply.ts';
import { type Trouble, troubleOf } from './trouble.ts';
import { filesOf, type Upload } from './uploads.ts';

export interface Request {
  path: Record<string, string>;
  query: Record<string, string>;
  /** Fields of a form as `text.ts` takes them; a field sent twice keeps its last value. */
  form: Record<string, string>;
  /** Fields that no record may hold, and why: an act that keeps what was typed is refused with them. */
  refused: Refusal[];
  /** Fields as they were sent, for codes and mailboxes, which are read by rules of their own. */
  asSent: Record<string, string>;
  /** Files of a form that was sent as multipart, where a function takes such forms (`uploads.ts`). */
  files: Record<string, Upload>;
  /** Parsed JSON body of an API call. */
  json: unknown;
  /** The body's bytes as they were sent; of text, as UTF-8. */
  raw: Buffer;
  cookies: Record<string, string>;
  bearer: string | undefined;
  idempotencyKey: string | undefined;
  /** The address the API saw, never a header. */
  source: string;
  browser: string;
  now: Instant;
  /** Who may do what the route is for, as its capability says. */
  permission: Permission;
}

export interface Permission {
  readonly who: readonly Grant[];
  /** Whether anybody has looked: an act that answers without it answers nothing. */
  asked: boolean;
}

type Act = (request: Request) => Promise<Reply>;
type RouteHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Whole characters only, as a browser sends them: half a character has no place on the record, and no hash. */
const strings = (fields: object): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      const last: unknown = Array.isArray(value) ? value.at(-1) : value;
      return typeof last === 'string' ? [[name.toWellFormed(), last.toWellFormed()]] : [];
    }),
  );

/** The front keeps what a parser would take the place of. */
export type RawEvent = APIGatewayProxyEventV2 & { sent?: Buffer; permission?: Permission };

function requestOf(event: RawEvent): Request {
  const body: unknown = event.body;
  const fields = typeof body === 'object' && body !== null ? body : {};
  const asSent = strings(fields);
  const pairs = (event.cookies ?? []).map((pair) => pair.split(/=(.*)/s).slice(0, 2) as [string, string]);
  return {
    path: strings(event.pathParameters ?? {}),
    query: strings(event.queryStringParameters ?? {}),
    ...receivedForm(asSent),
    asSent,
    files: filesOf(fields),
    json: body,
    raw: event.sent ?? Buffer.alloc(0),
    cookies: Object.fromEntries(pairs),
    // A token of a party begins with the party's key.
    bearer: /^Bearer ((?:[a-z][a-z0-9-]{0,39}\.)?[a-z2-7]{52})$/.exec(event.headers.authorization ?? '')?.[1],
    idempotencyKey: event.headers['idempotency-key']?.toWellFormed() || undefined,
    source: event.requestContext.http.sourceIp,
    // It goes on record with a signature.
    browser: writtenOut((event.headers['user-agent'] ?? '').slice(0, 200).toWellFormed()),
    now: instant(Date.now()),
    // Without a route nobody may do anything.
    permission: event.permission ?? { who: [], asked: false },
  };
}

/** A form of another site may not act here; browsers that send no Sec-Fetch-Site are held by the form's own proof. */
function fromElsewhere({ requestContext, headers }: APIGatewayProxyEventV2): boolean {
  if (requestContext.http.method !== 'POST') return false;
  const { 'sec-fetch-site': site, origin = 'null', host } = headers;
  if (site !== undefined) return site !== 'same-origin';
  // Pages without a referrer, such as ours, send `null`.
  return origin !== 'null' && (!URL.canParse(origin) || new URL(origin).host !== host);
}

/** What a person had written in the form of this request. A form of another site is shown to nobody: nobody here wrote it. */
function savedFrom(event: APIGatewayProxyEventV2): Saved {
  if (event.requestContext.http.method !== 'POST' || fromElsewhere(event)) return NOTHING_WRITTEN;
  const body: unknown = event.body;
  const fields = typeof body === 'object' && body !== null ? body : {};
  const files = Object.values(filesOf(fields)).map(({ name }) => name);
  return writtenIn(strings(fields), files);
}

/** Who wanted to read is led to the sign-in page and back. Who wrote something sees it once more, so that none of it is lost. */
function signInFirst(event: APIGatewayProxyEventV2, { way }: SignedOut): Reply | undefined {
  if (event.requestContext.http.method === 'POST') return show(signedOutPage(way, savedFrom(event)), 401);
  if (way === 'link') return undefined;
  const query = event.rawQueryString ? `?${event.rawQueryString}` : '';
  return seeOther(`/sign-in?to=${encodeURIComponent(event.rawPath + query)}`);
}

const edge =
  (
    say: (trouble: Trouble, event: APIGatewayProxyEventV2) => Reply,
    letIn: (event: APIGatewayProxyEventV2, signedOut: SignedOut) => Reply | undefined,
  ) =>
  (act: Act): RouteHandler =>
  async (event) => {
    try {
      if (fromElsewhere(event)) throw new Missing('A form of another site');
      const request = requestOf(event);
      const reply = await act(request);
      if (!request.permission.asked) throw new Error('An act that asked nobody whether it may');
      return reply;
    } catch (error) {
      const first = error instanceof SignedOut ? letIn(event, error) : undefined;
      return first ?? say(troubleOf(error, event), event);
    }
  };

/** An act whose answer a person reads. */
export const page = edge(
  ({ refused, statusCode }, event) => show(errorPage(refused, savedFrom(event)), statusCode),
  signInFirst,
);
/** An act whose answer a system reads: `{error: {code, wrong, remedy, field?}}` when it could not be done. */
export const api = edge(
  ({ refused, statusCode }) => refusal(refused, statusCode),
  () => undefined,
);
