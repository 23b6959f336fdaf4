/* address.h - the county that an address names: steps 2, 3 and 4 of the residence resolver. Pure.
 *
 * Source: the names of the gazetteer; which of them count, and in what order, is told in address.c.
 * O(length of the address), no allocation. */
#ifndef XL_ENGINE_ADDRESS_H
#define XL_ENGINE_ADDRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "engine/gazetteer.h"

/* Country, province, city, 市辖区, twelve characters and one more name: nothing behind them
 * decides. */
#define ADDRESS_RUNES (4 * SHEET_NAME_RUNES + 28)

struct address {
    int32_t county;         /* row of the living county, or -1 */
    int32_t province, city; /* known ones, or -1; 0 is a city that has no province */
    int8_t step;            /* where there is a county: 2 inside a known province or city, 3 by its
                               full name alone, 4 by a town inside a known city */
    bool open;              /* the end of the text was looked at: where more follows, it may say
                               something else; else every longer text says the same */
};

struct address address_read(const struct gazetteer *g, struct str text);

/* The runes of an address from where its names begin, without the country; none where the whole
 * text is a word that says nothing (同上, 不详 ...). Returns their number. */
size_t address_runes(struct str text, uint32_t runes[ADDRESS_RUNES]);

#endif
