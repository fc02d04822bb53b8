/** How many days the month (1 to 12) has in that year of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) {
    const leap: boolean = year % 4 === 0 && year % 100 !== 0 && year % 400 === 0
    return leap ? 29 : 28
  }
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
