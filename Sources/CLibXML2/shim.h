#include <libxml/xmlversion.h>

/* The headers would bring in those of ICU, whose types Foundation declares too, in another version. Only the layout of the encoding
   handlers depends on it, which nobody looks into here. */
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

/* The version of the library that is loaded, such as "20914": a variable that Swift could not read safely. */
static inline const char *libxml2_loaded_version(void) { return xmlParserVersion; }
