/** Read when the database is loaded: otherwise it warns on stderr of what is no concern of a user. */
process.env['LANCE_LOG'] ??= 'error'
