/** Python's built-in functions. */
export const BUILT_INS = `
function len(x) {
  return x.length ?? x.size ?? Object.keys(x).length;
}

function int(x, base = 10) {
  return typeof x === 'string' ? parseInt(x, base) : Math.trunc(x);
}

function sorted(items, compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)) {
  return [...items].sort(compare);
}

function reversed(items) {
  return [...items].reverse();
}

function reverse(x) {
  return typeof x === 'string' ? [...x].reverse().join('') : [...x].reverse();
}

function ord(char) {
  return char.charCodeAt(0);
}

function chr(code) {
  return String.fromCharCode(code);
}

function range(start, stop, step = 1) {
  if (stop === undefined) [start, stop] = [0, start];
  const numbers = [];
  for (let i = start; step > 0 ? i < stop : i > stop; i += step) numbers.push(i);
  return numbers;
}

function sum(items, start = 0) {
  return [...items].reduce((total, item) => total + item, start);
}

function max(...items) {
  const all = items.length === 1 && typeof items[0] === 'object' ? [...items[0]] : items;
  return all.reduce((a, b) => (b > a ? b : a));
}

function min(...items) {
  const all = items.length === 1 && typeof items[0] === 'object' ? [...items[0]] : items;
  return all.reduce((a, b) => (b < a ? b : a));
}

function round(x, digits = 0) {
  return Number(Math.round(Number(x + 'e' + digits)) + 'e' + -digits);
}

function list(items = []) {
  return [...items];
}

function tuple(items = []) {
  return [...items];
}

function set(items = []) {
  return new Set(items);
}

function dict(entries = []) {
  return Object.fromEntries(entries);
}

function enumerate(items, start = 0) {
  return [...items].map((item, i) => [i + start, item]);
}

function zip(...lists) {
  return Array.from({ length: Math.min(...lists.map((list) => list.length)) }, (_, i) => lists.map((list) => list[i]));
}

function all(items) {
  return [...items].every(Boolean);
}

function any(items) {
  return [...items].some(Boolean);
}

function map(fn, ...lists) {
  return typeof fn === 'function' ? [...lists[0]].map((item, i) => fn(item, ...lists.slice(1).map((list) => list[i]))) : [...fn].map(lists[0]);
}

function filter(fn, items) {
  return typeof fn === 'function' ? [...items].filter(fn) : [...fn].filter(items);
}

function reduce(fn, items, ...start) {
  return typeof fn === 'function' ? [...items].reduce(fn, ...start) : [...fn].reduce(items, ...start);
}

function divmod(a, b) {
  return [Math.floor(a / b), ((a % b) + b) % b];
}

function bin(n) {
  return '0b' + n.toString(2);
}

function hex(n) {
  return '0x' + n.toString(16);
}

function isinstance(x, type) {
  return typeof x === type?.name?.toLowerCase() || x instanceof type;
}
`
