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

/** What every second exercise needs. */
export const COMMON = `
function isPrime(n) {
  if (n < 2 || !Number.isInteger(n)) return false;
  for (let i = 2; i * i <= n; i++) {
    if (n % i === 0) return false;
  }
  return true;
}

function gcd(a, b) {
  return b === 0 ? Math.abs(a) : gcd(b, a % b);
}

function lcm(a, b) {
  const common = (x, y) => (y === 0 ? Math.abs(x) : common(y, x % y));
  return a === 0 || b === 0 ? 0 : Math.abs(a * b) / common(a, b);
}

function factorial(n) {
  let product = 1;
  for (let i = 2; i <= n; i++) product *= i;
  return product;
}

function fibonacci(n) {
  let [a, b] = [0, 1];
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  return a;
}

function isPalindrome(x) {
  const text = String(x);
  return text === [...text].reverse().join('');
}

function isVowel(char) {
  return /^[aeiou]$/i.test(char);
}

function isDigit(char) {
  return /^\\d+$/.test(char);
}

function isLetter(char) {
  return /^[a-z]+$/i.test(char);
}

function isAlpha(text) {
  return /^[a-z]+$/i.test(text);
}

function isEven(n) {
  return n % 2 === 0;
}

function isOdd(n) {
  return n % 2 !== 0;
}

function isPerfectSquare(n) {
  return Number.isInteger(Math.sqrt(n));
}

function reverseString(text) {
  return [...text].reverse().join('');
}

function sumOfDigits(n) {
  return [...String(Math.abs(n))].reduce((total, digit) => total + Number(digit), 0);
}

function digitSum(n) {
  return [...String(Math.abs(n))].reduce((total, digit) => total + Number(digit), 0);
}

function count(items, item) {
  return typeof items === 'string' ? items.split(item).length - 1 : items.filter((other) => other === item).length;
}

function unique(items) {
  return [...new Set(items)];
}

function swap(items, i, j) {
  [items[i], items[j]] = [items[j], items[i]];
}

function intersection(a, b) {
  const other = new Set(b);
  return [...new Set(a)].filter((item) => other.has(item));
}

function union(a, b) {
  return [...new Set([...a, ...b])];
}

function difference(a, b) {
  const other = new Set(b);
  return [...new Set(a)].filter((item) => !other.has(item));
}

function isEmpty(x) {
  return x == null || (x.length ?? x.size ?? Object.keys(x).length) === 0;
}

function split(text, separator = ' ') {
  return text.split(separator);
}

function join(items, separator = '') {
  return [...items].join(separator);
}

function replace(text, from, to) {
  return text.replaceAll(from, to);
}

function isNumber(x) {
  return typeof x === 'number' && !Number.isNaN(x);
}

function isString(x) {
  return typeof x === 'string';
}

function Counter(items) {
  const counts = {};
  for (const item of items) counts[item] = (counts[item] || 0) + 1;
  return counts;
}
`
