#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlversion.h>

/// The version of the library that is loaded, such as "20914": a variable that Swift could not read safely.
static inline const char *libxml2_loaded_version(void) { return xmlParserVersion; }
