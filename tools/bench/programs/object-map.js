class Account {
  constructor(owner) {
    this.owner = owner
    this.balance = 0
    this.entries = []
  }

  add(amount) {
    this.balance += amount
    if (this.entries.length < 10) {
      this.entries.push({ amount, balance: this.balance })
    }
    return this.balance
  }
}

function ownerOf(number) {
  return `customer-${number % 97}`
}

function book(accounts, owner, amount) {
  const account = accounts.get(owner) ?? new Account(owner)
  accounts.set(owner, account)
  return account.add(amount)
}

function totals(accounts) {
  const sums = {}
  for (const [owner, { balance, entries }] of accounts) {
    const key = owner.slice(-1)
    sums[key] = (sums[key] ?? 0) + balance + entries.length
  }
  return sums
}

export function run() {
  const accounts = new Map()
  let overdrawn = 0
  for (let i = 0; i < 1_200_000; i++) {
    const amount = ((i * 31) % 201) - 100
    const balance = book(accounts, ownerOf(i), amount)
    if (balance < 0) overdrawn++
  }
  return JSON.stringify({ overdrawn, totals: totals(accounts) })
}
