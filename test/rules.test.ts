import { describe, expect, it } from 'vitest';
import {
  type AllowedValues,
  allowedValuesOf,
  amountOf,
  leastChangeOf,
  ruleFor,
  ruleText,
} from '../src/rules.ts';

describe('ruleFor', () => {
  it.each([
    ['5m', '', '5m'],
    [' 5m ', '', '5m'],
    ['cpu: 5m', 'cpu', '5m'],
    [' cpu*  :   5m ', 'cpu*', '5m'],
    [': 5m', '', '5m'],
    ['cpu:5m', '', 'cpu:5m'],
    ['job:up:sum: 5m', 'job:up:sum', '5m'],
    ['a: b: 5m', 'a: b', '5m'],
    ['up{job="api"}: <90', 'up{job="api"}', '<90'],
    ['up{job="a: b"}: <90', 'up{job="a: b"}', '<90'],
    [String.raw`up{job="\"}: b"}: <90`, String.raw`up{job="\"}: b"}`, '<90'],
    ['{job=~"a{2}: b"}: up:10', '{job=~"a{2}: b"}', 'up:10'],
    ['p95(http_*{job="x"}): <0.5', 'p95(http_*{job="x"})', '<0.5'],
    ['up{job="a: b"}', '', 'up{job="a: b"}'],
    ['up{job="a: b', '', 'up{job="a: b'],
  ])('ruleFor(%j, asItIs) is for %j: %j', (typed, selector, text) => {
    expect(ruleFor(typed, (asItIs) => asItIs)).toEqual({ selector, text, rule: text });
  });

  it('ruleFor(typed, ruleOf) hands the rule on, and is none where that is none', () => {
    expect(ruleFor('a: 5', Number)).toEqual({ selector: 'a', text: '5', rule: 5 });
    expect(ruleFor('a: five', amountOf)).toBeUndefined();
  });

  it.each(['5m', 'cpu: 5m', 'up{job="a: b"}: <90', '-5..5', '-x: up:10,down:5%'])(
    'ruleText(ruleFor(%j, ruleOf)) gives it back',
    (typed) => {
      expect(ruleText(ruleFor(typed, (text) => text)!)).toBe(typed);
    },
  );
});

describe('amountOf', () => {
  it.each([
    ['0', { absolute: 0 }],
    ['12.5', { absolute: 12.5 }],
    ['1e-9', { absolute: 1e-9 }],
    [' 5% ', { share: 0.05 }],
    ['250%', { share: 2.5 }],
    ['-1', undefined],
    ['5 %', undefined],
    ['1e999', undefined],
    ['', undefined],
  ])('amountOf(%j) is %j', (text, amount) => {
    expect(amountOf(text)).toEqual(amount);
  });
});

describe('leastChangeOf', () => {
  const change = (upAbsolute: number, upShare: number, downAbsolute = upAbsolute, downShare = upShare) => ({
    up: { absolute: upAbsolute, share: upShare },
    down: { absolute: downAbsolute, share: downShare },
  });
  it.each([
    ['0', change(0, 0)],
    ['12.5', change(12.5, 0)],
    ['5%', change(0, 0.05)],
    ['12.5,5%', change(12.5, 0.05)],
    ['5% , 12.5', change(12.5, 0.05)],
    ['up:10', change(10, 0, 0, 0)],
    ['down:10%', change(0, 0, 0, 0.1)],
    ['up:10,down:5%', change(10, 0, 0, 0.05)],
    ['up:10,5%', change(10, 0.05, 0, 0.05)],
    ['up:10,up:5%,down:3', change(10, 0.05, 3, 0)],
  ])('leastChangeOf(%j)', (text, least) => {
    expect(leastChangeOf(text)).toEqual(least);
  });

  it.each([
    '',
    ',',
    '5,',
    '12,5',
    '5%,6%',
    'up:10,12',
    '12,down:10',
    'left:5',
    'up:',
    'up',
    '-5',
    '5 %',
    '1e999',
  ])('leastChangeOf(%j) is none', (text) => {
    expect(leastChangeOf(text)).toBeUndefined();
  });
});

describe('allowedValuesOf', () => {
  const plain = { isPercent: false };
  it.each<[string, AllowedValues]>([
    ['<90', { most: 90, isEdgeAllowed: false, ...plain }],
    ['<=90', { most: 90, isEdgeAllowed: true, ...plain }],
    ['> 10', { least: 10, isEdgeAllowed: false, ...plain }],
    ['>=-5', { least: -5, isEdgeAllowed: true, ...plain }],
    ['<1.5e3', { most: 1500, isEdgeAllowed: false, ...plain }],
    ['>=99.9%', { least: 99.9, isEdgeAllowed: true, isPercent: true }],
    ['10..90', { least: 10, most: 90, isEdgeAllowed: true, ...plain }],
    ['-5 .. -1.5', { least: -5, most: -1.5, isEdgeAllowed: true, ...plain }],
    ['10%..90%', { least: 10, most: 90, isEdgeAllowed: true, isPercent: true }],
    ['7..7', { least: 7, most: 7, isEdgeAllowed: true, ...plain }],
  ])('allowedValuesOf(%j) is %j', (text, allowed) => {
    expect(allowedValuesOf(text)).toEqual(allowed);
  });

  it.each([
    '',
    '90',
    '=90',
    '==90',
    '<',
    '<x',
    '< 90 %',
    '<1e999',
    '90..10',
    '10..',
    '..90',
    '10..90%',
    '10%..90',
    '1e999..2',
    '1...2',
  ])('allowedValuesOf(%j) is none', (text) => {
    expect(allowedValuesOf(text)).toBeUndefined();
  });
});
