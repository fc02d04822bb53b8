export { noLessons } from './none.ts'
