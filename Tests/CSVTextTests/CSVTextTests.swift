import Testing

@Suite struct CSVTextTests {}
