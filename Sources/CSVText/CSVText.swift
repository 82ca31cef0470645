/// Comma-separated values (RFC 4180) as bytes: reading and writing.
package enum CSVText {}
