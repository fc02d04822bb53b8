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

function capitalize(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isUpperCase(text) {
  return text === text.toUpperCase() && text !== text.toLowerCase();
}

function isLowerCase(text) {
  return text === text.toLowerCase() && text !== text.toUpperCase();
}

function average(items) {
  return items.reduce((total, item) => total + item, 0) / items.length;
}

function mean(items) {
  return items.reduce((total, item) => total + item, 0) / items.length;
}

function median(items) {
  const sorted = [...items].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 0 ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle];
}

function product(items) {
  return [...items].reduce((total, item) => total * item, 1);
}

function flatten(items) {
  return items.flat(Infinity);
}

function isSorted(items) {
  return items.every((item, i) => i === 0 || items[i - 1] <= item);
}

function fib(n) {
  let [a, b] = [0, 1];
  for (let i = 0; i < n; i++) [a, b] = [b, a + b];
  return a;
}

function isConsonant(char) {
  return /^[b-df-hj-np-tv-z]$/i.test(char);
}

function comb(n, k) {
  let ways = 1;
  for (let i = 1; i <= k; i++) ways = (ways * (n - k + i)) / i;
  return ways;
}

function isSubset(a, b) {
  return [...a].every((item) => [...b].includes(item));
}

function clamp(x, low, high) {
  return Math.min(Math.max(x, low), high);
}

function countOnes(n) {
  return n.toString(2).split('1').length - 1;
}

function isAnagram(a, b) {
  return [...a].sort().join('') === [...b].sort().join('');
}

function toBinary(n) {
  return n.toString(2);
}

function reverseNumber(n) {
  return Math.sign(n) * Number([...String(Math.abs(n))].reverse().join(''));
}
`
