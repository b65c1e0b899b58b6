/** Canonical JSON is RFC 8785 to the letter: the examples of the RFC, and what every party must be able to repeat away from here. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf, sha256 } from './canonical.ts';

const double = (bits: string): number => Buffer.from(bits, 'hex').readDoubleBE();

describe('Numbers are written as RFC 8785, appendix B, writes them', () => {
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('%s is %s', (bits, text) => expect(canonicalJson(double(bits))).toBe(text));
});

describe('Texts and keys are written as RFC 8785, section 3.2, writes them', () => {
  it('the example of 3.2.2', () => {
    const input = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`;
    expect(canonicalJson(JSON.parse(input))).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it('and its bytes in UTF-8, section 3.2.4', () => {
    expect(Buffer.from(canonicalJson({ string: '€$\u000f\n' })).toString('hex')).toBe(
      '7b22737472696e67223a22e282ac245c75303030665c6e227d',
    );
  });

  it('the order of keys of 3.2.3: by UTF-16 code units, not by code points and not by any language', () => {
    const input = String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`;
    expect(Object.values(JSON.parse(canonicalJson(JSON.parse(input))) as object).sort()).toHaveLength(7);
    expect([...canonicalJson(JSON.parse(input)).matchAll(/:"([^"]*)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it.each([
    ['letters are not normalized: é and e with an accent are two texts', 'é', '"é"'],
    ['and the second stays what it was', 'e\u0301', '"e\u0301"'],
    [
      'control characters are escaped, the short way where there is one',
      '\b\t\n\f\r\u0001\u001f',
      String.raw`"\b\t\n\f\r\u0001\u001f"`,
    ],
    ['what needs no escape has none', '/\u007f\u2028<>&', '"/\u007f\u2028<>&"'],
  ])('%s', (_, text, canonical) => expect(canonicalJson(text)).toBe(canonical));

  it('empty things and nesting keep their shape', () =>
    expect(canonicalJson({ b: [], a: {}, '': [[{ z: 1, y: null }]] })).toBe('{"":[[{"y":null,"z":1}]],"a":{},"b":[]}'));
});

describe('What JSON cannot carry has no canonical form', () => {
  it.each([
    ['nothing', undefined],
    ['a function', () => 1],
    ['not a number', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['half of an emoji', '\ud83d'],
    ['half of an emoji as a key', { '\ude00': 1 }],
  ])('%s', (_, value) => expect(() => canonicalJson(value)).toThrow());

  it('a field that is undefined is a field that is not there', () =>
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}'));
});

describe('Hashes', () => {
  it.each([
    ['of nothing at all', '', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['of three letters', 'abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['of a text as UTF-8', '€', sha256(Uint8Array.of(0xe2, 0x82, 0xac))],
  ])('are SHA-256 in lower-case hex, %s', (_, text, hash) => expect(sha256(text)).toBe(hash));

  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, one]) => [key, shuffled(one)]),
    );
  };

  it('do not depend on the order in which keys were written, and survive a trip as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(hashOf(shuffled(value))).toBe(hashOf(value));
        expect(hashOf(JSON.parse(canonicalJson(value)))).toBe(hashOf(value));
        expect(hashOf(value)).toBe(sha256(canonicalJson(value)));
      }),
      { seed: 20261102 },
    );
  });

  it('depend on everything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(hashOf(one) === hashOf(other)).toBe(canonicalJson(one) === canonicalJson(other));
        expect(hashOf([one, other]) === hashOf([other, one])).toBe(canonicalJson(one) === canonicalJson(other));
      }),
      { seed: 20261102 },
    );
  });
});
