/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reference stands for: facts, parameters, parts of primitives, time. One evaluation, one
 * thread. */
#include "core/docket-items.h"
#include "core/docket-ledger.h"
#include "core/docket-parts.h"
#include "core/docket-truth.h"

/* A field of entries of an account outside a row: of the last entry */
static DocketDatum
resolve_entry (DocketMatter *matter, const DocketFactType *type)
{
  const GPtrArray *rows = docket_rows_get (matter, (guint) type->record);
  guint            n_rows = docket_items_length (rows);

  return n_rows > 0 ? ((DocketRow *) rows->pdata[n_rows - 1])->fields[type->field]
                    : DOCKET_DATUM_UNKNOWN;
}

static DocketDatum
resolve_fact (DocketMatter *matter, guint fact)
{
  const DocketFactType *type = g_ptr_array_index (matter->rules->facts, fact);

  if (matter->row != NULL && type->record == (gint) matter->row_record)
    return matter->row->fields[type->field];
  if (type->record >= 0 &&
      ((DocketRecordType *) matter->rules->records->pdata[type->record])->account >= 0)
    return resolve_entry (matter, type);
  return matter->facts[fact].value;
}

static DocketDatum
resolve_parameter (const DocketMatter *matter, guint index)
{
  const DocketParameter *parameter = g_ptr_array_index (matter->rules->parameters, index);
  DocketDatum            datum = DOCKET_DATUM_UNKNOWN;

  if (parameter->value != NULL && *parameter->value != '\0')
    docket_datum_parse (&datum, parameter->type, parameter->value);
  return datum;
}

DocketDatum
docket_resolve (DocketMatter *matter, const DocketRef *ref)
{
  switch (ref->kind)
    {
    case DOCKET_REF_NUMBER:
      return docket_datum_of_number (DOCKET_TYPE_DECIMAL, ref->number);
    case DOCKET_REF_PARAMETER:
      return resolve_parameter (matter, ref->index);
    case DOCKET_REF_FACT:
      return resolve_fact (matter, ref->index);
    case DOCKET_REF_PART:
      return docket_part_get (matter, ref->index, ref->part);
    case DOCKET_REF_TODAY:
      return docket_datum_of_date (matter->today);
    case DOCKET_REF_NOW:
    case DOCKET_REF_ON:
      return docket_datum_of_instant (matter->now);
    case DOCKET_REF_MEASURE:
      return docket_measure_get_end (matter, ref->index);
    case DOCKET_REF_NONE:
      break;
    }
  return DOCKET_DATUM_UNKNOWN;
}

gboolean
docket_ref_is_moving (const DocketRef *ref)
{
  return ref->kind == DOCKET_REF_TODAY || ref->kind == DOCKET_REF_NOW || ref->kind == DOCKET_REF_ON;
}
