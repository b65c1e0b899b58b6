/** For tests: reads an iCalendar file as RFC 5545 says, and throws at whatever a strict program would not take. */

export interface ReadEvent {
  uid: string;
  start: string;
  summary: string;
  status: string | undefined;
  sequence: number;
  url: string | undefined;
}

export interface ReadCalendar {
  method: string | undefined;
  /** Under both of the names that programs look for. */
  name: string | undefined;
  events: ReadEvent[];
}

interface Property {
  name: string;
  value: string;
}

/** 3.1: lines end in CR and LF, have 75 octets at most, and go on after a space. */
function linesOf(file: string): string[] {
  if (!file.endsWith('\r\n')) throw new SyntaxError('The last line has no end');
  const lines = file.slice(0, -2).split('\r\n');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new SyntaxError(`A bare line break in ${line}`);
    if (Buffer.byteLength(line) > 75) throw new SyntaxError(`More than 75 octets: ${line}`);
  }
  return lines
    .join('\r\n')
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n');
}

const LINE = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)$/;
const propertyOf = (line: string): Property => {
  const [, name, , value] = LINE.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new SyntaxError(`No property: ${line}`);
  return { name, value };
};

/** 3.3.11: backslash, semicolon and comma are escaped, and nothing else. */
function textOf({ name, value }: Property): string {
  if (!/^(?:[^\\;,]|\\[\\;,nN])*$/.test(value)) throw new SyntaxError(`${name} is not escaped: ${value}`);
  return value.replace(/\\(.)/g, (_, char: string) => (char.toLowerCase() === 'n' ? '\n' : char));
}

const MOMENT = /^\d{8}T\d{6}Z$/;

function eventOf(properties: readonly Property[]): ReadEvent {
  const all = (name: string) => properties.filter((one) => one.name === name);
  const only = (name: string): Property | undefined => {
    if (all(name).length > 1) throw new SyntaxError(`${name} twice in one event`);
    return all(name)[0];
  };
  const needed = (name: string): Property => {
    const found = only(name);
    if (!found) throw new SyntaxError(`An event without ${name}`);
    return found;
  };
  for (const moment of [needed('DTSTAMP'), needed('DTSTART')])
    if (!MOMENT.test(moment.value)) throw new SyntaxError(`${moment.name} is no moment in UTC: ${moment.value}`);
  const status = only('STATUS')?.value;
  if (status !== undefined && !['TENTATIVE', 'CONFIRMED', 'CANCELLED'].includes(status))
    throw new SyntaxError(`No status of an event: ${status}`);
  const sequence = needed('SEQUENCE').value;
  if (!/^\d+$/.test(sequence)) throw new SyntaxError(`No sequence: ${sequence}`);
  return {
    ...{ uid: textOf(needed('UID')), start: needed('DTSTART').value, summary: textOf(needed('SUMMARY')), status },
    ...{ sequence: Number(sequence), url: only('URL')?.value },
  };
}

/** The one calendar of a file. */
export function readCalendarFile(file: string): ReadCalendar {
  const [begin, ...rest] = linesOf(file).map(propertyOf);
  const end = rest.pop();
  for (const [one, name] of [
    [begin, 'BEGIN'],
    [end, 'END'],
  ] as const)
    if (one?.name !== name || one.value !== 'VCALENDAR') throw new SyntaxError(`No ${name} of a calendar`);
  const own: Property[] = [];
  const events: ReadEvent[] = [];
  let open: Property[] | undefined;
  for (const property of rest)
    if (property.name === 'BEGIN' || property.name === 'END') {
      if (property.value !== 'VEVENT' || (property.name === 'BEGIN') === (open !== undefined))
        throw new SyntaxError(`Not here: ${property.name}:${property.value}`);
      if (open) events.push(eventOf(open));
      open = open ? undefined : [];
    } else (open ?? own).push(property);
  if (open) throw new SyntaxError('An event has no end');
  if (events.length === 0) throw new SyntaxError('A calendar without an event');
  const texts = (name: string) => own.filter((one) => one.name === name).map(textOf);
  if (texts('VERSION').join() !== '2.0' || texts('PRODID').length !== 1) throw new SyntaxError('No calendar of 2.0');
  if (new Set(events.map(({ uid }) => uid)).size < events.length) throw new SyntaxError('One UID for two events');
  const names = [...texts('NAME'), ...texts('X-WR-CALNAME')];
  if (new Set(names).size > 1) throw new SyntaxError(`Two names: ${names.join(' | ')}`);
  return { method: texts('METHOD')[0], name: names[0], events };
}
