import Testing

@Suite struct CodingTests {}
