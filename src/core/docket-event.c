/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records of the journal: values, body, hash. One thread at a time. Storing them, the clock and who
 * may append are others' business. */
#include "config.h"

#include "core/docket-event.h"

#include "core/docket-digits.h"
#include "core/docket-error.h"
#include "core/docket-netstring.h"

#include <glib/gi18n-lib.h>
#include <openssl/rand.h>

#include <string.h>

#define HASH_TAG "docket-event-1"
#define SALT_BYTES 16
#define SALT_LENGTH (2 * SALT_BYTES)

/* A piece of text that need not end in NUL */
typedef struct
{
  const guint8 *data;
  gsize         length;
} Slice;

static Slice
make_slice (const char *text)
{
  return (Slice) { (const guint8 *) text, strlen (text) };
}

/* Copies @slice to *@place, ends it with NUL and moves *@place behind it */
static const char *
put_slice (char **place, Slice slice)
{
  char *copy = *place;

  memcpy (copy, slice.data, slice.length);
  copy[slice.length] = '\0';
  *place += slice.length + 1;
  return copy;
}

/* One block for the struct and its strings: a desk is verified millions of values at a time */
static DocketEventValue *
make_value (Slice name, Slice salt, Slice text)
{
  DocketEventValue *value = g_malloc (sizeof *value + name.length + salt.length + text.length + 3);
  char             *place = (char *) (value + 1);

  memset (value, 0, sizeof *value);
  value->name = put_slice (&place, name);
  value->salt = put_slice (&place, salt);
  value->value = put_slice (&place, text);
  return value;
}

static DocketEventValue *
make_withheld (Slice name, const DocketDigest *commitment)
{
  DocketEventValue *value = g_malloc (sizeof *value + name.length + 1);
  char             *place = (char *) (value + 1);

  memset (value, 0, sizeof *value);
  value->name = put_slice (&place, name);
  value->commitment = *commitment;
  return value;
}

static gboolean
is_salt (Slice salt)
{
  if (salt.length != SALT_LENGTH)
    return FALSE;
  for (gsize i = 0; i < salt.length; i++)
    {
      if (!g_ascii_isxdigit ((char) salt.data[i]) || g_ascii_isupper ((char) salt.data[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_text (Slice text)
{
  return g_utf8_validate_len ((const char *) text.data, text.length, NULL);
}

/* @salt: at least SALT_LENGTH + 1 bytes */
static void
draw_salt (char *salt)
{
  guint8 bytes[SALT_BYTES];

  /* Without randomness a withheld value could be guessed: rather no event at all */
  if (RAND_bytes (bytes, sizeof bytes) != 1)
    g_error ("libcrypto has no random numbers");
  docket_digits_write_hex (bytes, sizeof bytes, salt);
}

static void
append_text (GByteArray *bytes, const char *text)
{
  docket_netstring_append (bytes, text, strlen (text));
}

static void
append_number (GByteArray *bytes, gint64 number)
{
  char text[24];
  int  length = g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, number);

  docket_netstring_append (bytes, text, (gsize) length);
}

/* @digest NULL: the empty string */
static void
append_digest (GByteArray *bytes, const DocketDigest *digest)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1] = "";

  if (digest != NULL)
    docket_digest_to_hex (digest, hex);
  append_text (bytes, hex);
}

static void
commit_value (const DocketEventValue *value, DocketHasher *hasher, DocketDigest *commitment)
{
  if (value->value == NULL)
    {
      *commitment = value->commitment;
      return;
    }

  docket_hasher_add_netstring (hasher, value->salt, strlen (value->salt));
  docket_hasher_add_netstring (hasher, value->value, strlen (value->value));
  docket_hasher_finish (hasher, commitment);
}

DocketEvent *
docket_event_new (const char *subject, const char *action)
{
  DocketEvent *event;

  g_return_val_if_fail (subject != NULL && action != NULL, NULL);

  event = g_new0 (DocketEvent, 1);
  event->subject = g_strdup (subject);
  event->clock = g_strdup ("");
  event->actor = g_strdup ("");
  event->auth = g_strdup ("");
  event->action = g_strdup (action);
  event->values = g_ptr_array_new_with_free_func (g_free);
  return event;
}

void
docket_event_free (DocketEvent *event)
{
  g_return_if_fail (event != NULL);

  g_free (event->subject);
  g_free (event->clock);
  g_free (event->actor);
  g_free (event->auth);
  g_free (event->action);
  g_ptr_array_unref (event->values);
  g_free (event);
}

void
docket_event_add (DocketEvent *event, const char *name, const char *value)
{
  char salt[SALT_LENGTH + 1];

  g_return_if_fail (event != NULL && name != NULL && value != NULL);

  draw_salt (salt);
  docket_event_add_stored (event, name, salt, value, NULL);
}

void
docket_event_add_stored (DocketEvent        *event,
                         const char         *name,
                         const char         *salt,
                         const char         *value,
                         const DocketDigest *commitment)
{
  g_return_if_fail (event != NULL && name != NULL);
  g_return_if_fail ((salt == NULL) == (value == NULL));
  g_return_if_fail (value != NULL || commitment != NULL);

  if (value == NULL)
    {
      g_ptr_array_add (event->values, make_withheld (make_slice (name), commitment));
      return;
    }

  g_return_if_fail (is_salt (make_slice (salt)));
  g_return_if_fail (is_text (make_slice (value)));

  g_ptr_array_add (event->values,
                   make_value (make_slice (name), make_slice (salt), make_slice (value)));
}

void
docket_event_value_commit (const DocketEventValue *value, DocketDigest *commitment)
{
  g_autoptr (DocketHasher) hasher = docket_hasher_new ();

  g_return_if_fail (value != NULL && commitment != NULL);

  commit_value (value, hasher, commitment);
}

const char *
docket_event_get (const DocketEvent *event, const char *name)
{
  g_return_val_if_fail (event != NULL && name != NULL, NULL);

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);

      if (g_str_equal (value->name, name))
        return value->value;
    }
  return NULL;
}

gint64
docket_events_find_undo (GPtrArray *events, gint64 seq)
{
  for (guint i = 0; i < events->len; i++)
    {
      const DocketEvent *event = g_ptr_array_index (events, i);
      const char        *of = docket_event_get (event, "of");

      if (g_str_equal (event->action, "undo") && of != NULL &&
          g_ascii_strtoll (of, NULL, 10) == seq)
        return event->subject_seq;
    }
  return 0;
}

GBytes *
docket_event_dup_body (const DocketEvent *event)
{
  g_autoptr (GByteArray) body = g_byte_array_new ();

  g_return_val_if_fail (event != NULL, NULL);

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);

      g_return_val_if_fail (value->value != NULL, NULL);

      append_text (body, value->name);
      append_text (body, value->salt);
      append_text (body, value->value);
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&body));
}

static gboolean
read_slice (Slice body, gsize *position, Slice *slice)
{
  return docket_netstring_read (body.data, body.length, position, &slice->data, &slice->length);
}

/* The value at *@position of @body, or NULL when none stands there */
static DocketEventValue *
read_value (Slice body, gsize *position)
{
  Slice name;
  Slice salt;
  Slice text;

  if (!read_slice (body, position, &name) || !read_slice (body, position, &salt) ||
      !read_slice (body, position, &text))
    return NULL;
  if (name.length == 0 || !is_text (name) || !is_salt (salt) || !is_text (text))
    return NULL;
  return make_value (name, salt, text);
}

gboolean
docket_event_add_body (DocketEvent *event, const guint8 *body, gsize length, GError **error)
{
  gsize position = 0;
  guint before;

  g_return_val_if_fail (event != NULL, FALSE);
  g_return_val_if_fail (body != NULL || length == 0, FALSE);

  before = event->values->len;
  while (position < length)
    {
      DocketEventValue *value = read_value ((Slice) { body, length }, &position);

      if (value == NULL)
        {
          g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
                       _ ("Value %u of an event of %s cannot be read; run “docketctl verify” and "
                          "restore a backup"),
                       event->values->len - before + 1, event->subject);
          g_ptr_array_set_size (event->values, (int) before);
          return FALSE;
        }
      g_ptr_array_add (event->values, value);
    }
  return TRUE;
}

static void
append_head_fields (GByteArray *bytes, const DocketEvent *event, const DocketDigest *previous)
{
  g_autofree char *at = docket_instant_format_utc (event->at);

  append_text (bytes, HASH_TAG);
  append_digest (bytes, previous);
  append_text (bytes, event->subject);
  append_number (bytes, event->subject_seq);
  append_text (bytes, at);
  append_text (bytes, event->clock);
  append_text (bytes, event->actor);
  append_text (bytes, event->auth);
  append_text (bytes, event->action);
}

static void
compute_hash (const DocketEvent  *event,
              DocketHasher       *hasher,
              const DocketDigest *previous,
              DocketDigest       *hash)
{
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new (1024);

  append_head_fields (bytes, event, previous);
  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);
      DocketDigest            commitment;

      commit_value (value, hasher, &commitment);
      append_text (bytes, value->name);
      append_digest (bytes, &commitment);
    }
  docket_hasher_add (hasher, bytes->data, bytes->len);
  docket_hasher_finish (hasher, hash);
}

void
docket_event_compute_hash (const DocketEvent  *event,
                           DocketHasher       *hasher,
                           const DocketDigest *previous,
                           DocketDigest       *hash)
{
  g_autoptr (DocketHasher) own = hasher == NULL ? docket_hasher_new () : NULL;

  g_return_if_fail (event != NULL && hash != NULL);
  g_return_if_fail (docket_instant_is_valid (event->at));

  compute_hash (event, own != NULL ? own : hasher, previous, hash);
}

static void
compute_head (DocketHasher       *hasher,
              const DocketDigest *previous,
              const DocketDigest *hash,
              DocketDigest       *head)
{
  char hex[DOCKET_DIGEST_HEX_LENGTH + 1] = "";

  if (previous != NULL)
    docket_digest_to_hex (previous, hex);
  docket_hasher_add_netstring (hasher, hex, strlen (hex));
  docket_digest_to_hex (hash, hex);
  docket_hasher_add_netstring (hasher, hex, strlen (hex));
  docket_hasher_finish (hasher, head);
}

void
docket_event_compute_head (DocketHasher       *hasher,
                           const DocketDigest *previous,
                           const DocketDigest *hash,
                           DocketDigest       *head)
{
  g_autoptr (DocketHasher) own = hasher == NULL ? docket_hasher_new () : NULL;

  g_return_if_fail (hash != NULL && head != NULL);

  compute_head (own != NULL ? own : hasher, previous, hash, head);
}
